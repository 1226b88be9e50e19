package dev.quadrel.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProxyRulesTest {

    private static final ProxyRule ALL = ProxyRule.parse("/=http://all/");
    private static final ProxyRule FOO = ProxyRule.parse("/foo/=http://foo/");
    private static final ProxyRule FOO_BAR = ProxyRule.parse("/foo/bar/=http://foobar/");

    // rule 2
    @Test
    void severalMatch_theOneBoundLastWins() {
        ProxyRules rules = new ProxyRules(List.of(FOO, FOO_BAR));
        assertThat(rules.match("/foo/bar/x")).contains(FOO_BAR);
        assertThat(rules.match("/foo/x")).contains(FOO);
        assertThat(rules.with(ALL).match("/foo/bar/x")).contains(ALL);
        assertThat(new ProxyRules(List.of(ALL)).with(FOO).with(FOO_BAR).match("/foo/bar"))
                .contains(FOO_BAR);
    }

    // rule 1
    @Test
    void prefixWithoutItsSlash_matches() {
        assertThat(new ProxyRules(List.of(FOO)).match("/foo")).contains(FOO);
    }

    @Test
    void otherPathOrNoRules_isEmpty() {
        assertThat(new ProxyRules(List.of(FOO)).match("/bar")).isEmpty();
        assertThat(new ProxyRules(List.of()).match("/")).isEmpty();
    }

    @Test
    void with_leavesTheRulesAsTheyWere() {
        ProxyRules rules = new ProxyRules(List.of(FOO));
        assertThat(rules.with(ALL).match("/x")).contains(ALL);
        assertThat(rules.match("/x")).isEmpty();
    }
}
