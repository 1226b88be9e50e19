package dev.quadrel.http;

import java.util.List;
import java.util.Map;

/// The rows of how users sign in.
final class SignOnRows {

    /// A provider as it stands in the table, without which none of its settings would be read.
    static final Map<String, String> NEEDED = Map.of(
            "quadrel.access.openid-providers", "NAME",
            "quadrel.access.openid.NAME.issuer", "https://sso.example.org",
            "quadrel.access.openid.NAME.client-id", "quadrel");

    static final List<Setting> ALL = List.of(
            new Setting("quadrel.access.access-token-life", "15 min", "how long a token for requests holds"),
            new Setting(
                    "quadrel.access.browser-session-life", "12 h", "after which time a browser has to sign in again"),
            new Setting(
                    "quadrel.access.initial-admin",
                    "none",
                    "the administrator that is made where there is no user yet"),
            new Setting(
                    "quadrel.access.initial-password",
                    "none",
                    "the password of that one, 12 characters or more; better in the environment than on a command"
                            + " line"),
            new Setting(
                    "quadrel.access.password-provider",
                    "none",
                    "users log in, with a password, under this name of the provider; then no key allows everything"),
            new Setting(
                    "quadrel.access.password-admin-roles",
                    "none",
                    "roles of the server of which one makes an administrator, where `password-domain` is set"),
            new Setting(
                    "quadrel.access.password-domain",
                    "none: passwords are in the catalog's database",
                    "security domain of the server (subsystem `elytron`) that knows users and passwords, by LDAP for"
                            + " example"),
            new Setting(
                    "quadrel.access.password-user-roles",
                    "none: everybody",
                    "roles of the server of which one makes a user, where `password-domain` is set"),
            new Setting("quadrel.access.policy", "owner-and-tags", "which nodes users may use; `open` for all of them"),
            new Setting("quadrel.access.refresh-token-life", "7 days", "how long a token that brings new tokens holds"),
            new Setting("quadrel.access.session-life", "365 days", "after which time one has to log in again"),
            new Setting(
                    "quadrel.access.openid-providers",
                    "none",
                    "users sign in at identity providers by OpenID Connect under these names, with commas between them;"
                            + " then no key allows everything"),
            new Setting(
                    "quadrel.access.openid.NAME.admin-roles",
                    "none",
                    "values of the claim of which one gives the roles of administrators and users"),
            new Setting(
                    "quadrel.access.openid.NAME.audience",
                    "`client-id`",
                    "for whom the provider makes the tokens that count here in requests"),
            new Setting("quadrel.access.openid.NAME.client-id", "needed", "by which the provider knows this server"),
            new Setting(
                    "quadrel.access.openid.NAME.client-secret",
                    "none, for a public client",
                    "better in the environment than on a command line"),
            new Setting(
                    "quadrel.access.openid.NAME.issuer",
                    "needed",
                    "the provider's address, https, below which it has `/.well-known/openid-configuration`"),
            new Setting(
                    "quadrel.access.openid.NAME.name-claim",
                    "`preferred_username`, else `email`, else `sub`",
                    "which claim is a user's name"),
            new Setting(
                    "quadrel.access.openid.NAME.redirect-on-failure",
                    "none",
                    "the page that a browser goes to whose sign-in has failed"),
            new Setting(
                    "quadrel.access.openid.NAME.redirect-on-success",
                    "none",
                    "the page that takes tokens from its query; without it the browser gets them as JSON"),
            new Setting(
                    "quadrel.access.openid.NAME.roles-claim",
                    "none",
                    "the claim that has roles or groups, or a path such as `realm_access.roles`; each value is a role"
                            + " for `@RolesAllowed`"),
            new Setting("quadrel.access.openid.NAME.scopes", "`openid profile`", "what the provider is asked for"),
            new Setting(
                    "quadrel.access.openid.NAME.user-roles",
                    "everybody",
                    "values of the claim of which one gives the role of users"));

    private SignOnRows() {}
}
