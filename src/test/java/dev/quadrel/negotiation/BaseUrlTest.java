package dev.quadrel.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUrlTest {

    // rule 8
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-     | -            | here:8080  | http://local/     | http://here:8080/api/v1",
                "https | data.org     | here:8080  | http://local/     | https://data.org/api/v1",
                "HTTPS | a.org, b.org | here       | http://local/     | https://a.org/api/v1",
                "-     | -            | here       | https://local/sub/| https://here/sub/api/v1",
                "ftp   | a/b          | here       | http://local/     | http://here/api/v1",
                "-     | a\"b         | \"         | http://local:81/  | http://local:81/api/v1",
                "-     | [::1]:8080   | here       | http://local/     | http://[::1]:8080/api/v1",
                "-     | -            | -          | http://local:80/  | http://local:80/api/v1"
            })
    void aLink_startsWithWhatTheClientSees(String proto, String forwarded, String host, String base, String expected) {
        BaseUrl url = BaseUrl.of(proto, forwarded, host, URI.create(base));
        assertThat(url.text()).isEqualTo(expected);
        assertThat(url.isSecure()).isEqualTo(expected.startsWith("https"));
    }

    @Test
    void rootPath_isThatOfTheParent() {
        assertThat(new BaseUrl("http://h:1/api/v1").rootPath()).isEqualTo("/api");
        assertThat(new BaseUrl("http://h:1/sub/api/v1").rootPath()).isEqualTo("/sub/api");
    }
}
