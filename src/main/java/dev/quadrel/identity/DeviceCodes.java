package dev.quadrel.identity;

import dev.quadrel.problem.ProblemException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Programs that wait until somebody has signed in in a browser and entered there what they show: the device flow by
/// Tiled's protocol, in the database, so that any server may be asked. Thread safe.
public final class DeviceCodes {

    /// How long one waits.
    public static final Duration LIFE = Duration.ofMinutes(15);

    private static final int CODE_BYTES = 32;
    private static final int USER_CODE_BYTES = 4;
    private static final int TRIES = 3;
    private static final long MOST = 10_000;

    private final IdentityDatabase database;
    private final SignIns signIns;
    private final LoginThrottle throttle;

    DeviceCodes(IdentityDatabase database, SignIns signIns) {
        this.database = database;
        this.signIns = signIns;
        this.throttle = new LoginThrottle(database.clock());
    }

    /// What a program gets.
    ///
    /// @param deviceCode by which it asks whether somebody has signed in
    /// @param userCode what it shows, such as `ABCD-EF01`
    public record Pending(String deviceCode, String userCode) {

        /// Without the codes.
        @Override
        public String toString() {
            return "Pending[]";
        }
    }

    /// What comes of asking.
    public sealed interface Answer {

        /// Nobody has entered the code yet.
        record Waiting() implements Answer {}

        /// Somebody has. Told once.
        record Done(Map<String, Object> tokens) implements Answer {

            /// Without the tokens.
            @Override
            public String toString() {
                return "Done[]";
            }
        }
    }

    /// Begins to wait.
    ///
    /// @throws ProblemException 429 where very many do
    public Pending begin(String provider) {
        for (int i = 1; ; i++) {
            try {
                return database.write(rows -> added(rows, provider));
            } catch (ProblemException tooMany) {
                throw tooMany;
            } catch (RuntimeException e) {
                // What people type is short, and may be there already.
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static Pending added(IdentityRows rows, String provider) {
        rows.change("delete from DeviceCodeEntity e where e.expires <= :now", Map.of("now", rows.now()));
        long waiting = rows.session()
                .createSelectionQuery("select count(e) from DeviceCodeEntity e", Long.class)
                .getSingleResult();
        if (waiting >= MOST) {
            throw ProblemException.of(429, "Too many programs wait for a sign-in; try again in some minutes");
        }
        DeviceCodeEntity entity = new DeviceCodeEntity();
        String code = Secrets.hex(CODE_BYTES);
        entity.codeHash = Secrets.hash(code).orElseThrow();
        entity.userCode = Secrets.hex(USER_CODE_BYTES).toUpperCase(Locale.ROOT);
        entity.provider = provider;
        entity.expires = rows.now() + LIFE.toMillis();
        rows.session().insert(entity);
        return new Pending(code, entity.userCode.substring(0, 4) + "-" + entity.userCode.substring(4));
    }

    /// Begins the session of the program that shows a code.
    ///
    /// @param address of the browser; one that guesses has to wait
    /// @return whether a program shows it
    /// @throws ProblemException 429 where too many codes were wrong, 409 where another user has this name
    public boolean enter(String userCode, Arrival arrival, String address) {
        String account = arrival.provider() + " " + arrival.subject();
        throttle.begin(account, address).ifPresent(wait -> {
            throw ProblemException.of(
                    429, "Too many codes were wrong; try again in %d s".formatted(wait.toSeconds() + 1));
        });
        String normal = userCode.strip().replace("-", "").toUpperCase(Locale.ROOT);
        boolean isThere =
                database.read(rows -> find(rows, normal, arrival.provider())).isPresent();
        if (!isThere) {
            return false;
        }
        throttle.succeeded(account, address);
        LoginSessions.Opened opened = signIns.ofDevice(arrival);
        return database.write(rows -> rows.change(
                        "update DeviceCodeEntity e set e.session = :session"
                                + " where e.userCode = :code and e.session is null",
                        Map.of("session", opened.session().uuid, "code", normal))
                == 1);
    }

    private static Optional<DeviceCodeEntity> find(IdentityRows rows, String userCode, String provider) {
        return rows.session()
                .createSelectionQuery(
                        "from DeviceCodeEntity e where e.userCode = :code and e.provider = :provider"
                                + " and e.session is null and e.expires > :now",
                        DeviceCodeEntity.class)
                .setParameter("code", userCode)
                .setParameter("provider", provider)
                .setParameter("now", rows.now())
                .uniqueResultOptional();
    }

    /// Whether somebody has signed in for a program.
    ///
    /// @throws ProblemException 401 for what is no code, 404 for one that is not waited for
    public Answer ask(String provider, String deviceCode) {
        return Secrets.hash(deviceCode)
                .map(hash -> database.write(rows -> answer(rows, provider, hash)))
                .orElseThrow(() -> ProblemException.of(401, "Invalid device code"));
    }

    private Answer answer(IdentityRows rows, String provider, String hash) {
        DeviceCodeEntity waiting = Optional.ofNullable(rows.session().get(DeviceCodeEntity.class, hash))
                .filter(found -> found.provider.equals(provider) && rows.now() < found.expires)
                .orElseThrow(DeviceCodes::gone);
        if (waiting.session == null) {
            return new Answer.Waiting();
        }
        rows.change("delete from DeviceCodeEntity e where e.codeHash = :hash", Map.of("hash", hash));
        SessionEntity session = rows.session(UUID.fromString(waiting.session)).orElseThrow(DeviceCodes::gone);
        Profile profile = rows.profile(rows.owner(session.principal));
        String name = profile.identities().stream()
                .filter(identity -> identity.provider.equals(provider))
                .map(identity -> identity.name)
                .findFirst()
                .orElseThrow(DeviceCodes::gone);
        return new Answer.Done(signIns.tokens(new LoginSessions.Opened(profile, session), provider, name));
    }

    private static ProblemException gone() {
        return ProblemException.notFound("No such device_code. The pending request may have expired.");
    }
}
