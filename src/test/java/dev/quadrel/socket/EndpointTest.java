package dev.quadrel.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {

    @Test
    void whereToListen_isSaidInAShortForm() {
        assertThat(Endpoint.listening("tcp:8080")).isEqualTo(new Endpoint.Tcp("", 8080, 1024));
        assertThat(Endpoint.listening("tcp:8080:interface=127.0.0.1:backlog=50"))
                .isEqualTo(new Endpoint.Tcp("127.0.0.1", 8080, 50));
        assertThat(Endpoint.listening("tcp:0:interface=\\:\\:1")).isEqualTo(new Endpoint.Tcp("::1", 0, 1024));
        assertThat(Endpoint.listening("ssl:443:privateKey=k.pem:certKey=c.pem"))
                .isEqualTo(new Endpoint.Ssl(
                        new Endpoint.Tcp("", 443, 1024), new PemKey(Path.of("k.pem"), Path.of("c.pem"))));
        assertThat(Endpoint.listening("unix:/run/a\\:b:mode=640"))
                .isEqualTo(new Endpoint.Unix(Path.of("/run/a:b"), Optional.of("rw-r-----"), 1024));
        assertThat(Endpoint.listening("ssl:443:context=web:backlog=5"))
                .isEqualTo(new Endpoint.Ssl(new Endpoint.Tcp("", 443, 5), new ServerTls("web")));
        assertThat(Endpoint.listening("haproxy:tcp:8080"))
                .isEqualTo(new Endpoint.Haproxy(new Endpoint.Tcp("", 8080, 1024)));
        assertThat(Endpoint.listening("systemd:")).isEqualTo(new Endpoint.Systemd());
        assertThat(Endpoint.listening("stdio:")).isEqualTo(new Endpoint.Stdio());
        assertThat(Endpoint.listening("udp:8813:interface=localhost")).isEqualTo(new Endpoint.Udp("localhost", 8813));
    }

    @Test
    void whatToConnectTo_isSaidInAShortForm() {
        assertThat(Endpoint.connecting("tcp:example.org:80")).isEqualTo(new Endpoint.Tcp("example.org", 80, 1024));
        assertThat(Endpoint.connecting("ssl:example.org:443"))
                .isEqualTo(
                        new Endpoint.Ssl(new Endpoint.Tcp("example.org", 443, 1024), new PemTrust(Optional.empty())));
        assertThat(Endpoint.connecting("ssl:example.org:443:context=web"))
                .isEqualTo(new Endpoint.Ssl(new Endpoint.Tcp("example.org", 443, 1024), new ServerTls("web")));
        assertThat(Endpoint.connecting("unix:/run/a"))
                .isEqualTo(new Endpoint.Unix(Path.of("/run/a"), Optional.empty(), 1024));
    }

    // rule 1
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tcp | it lacks a port",
                "tcp: | it lacks a port",
                "tcp:http | \"http\" is no number",
                "tcp:70000 | a port is from 0 to 65535",
                "tcp:80:81 | nobody knows what 81 is for",
                "tcp:80:colour=red | nobody knows what [colour] is for",
                "ssl:443 | it needs privateKey=FILE or context=NAME",
                "ssl:443:context=web:certKey=c.pem | nobody knows what [certKey] is for",
                "stdio:1 | nobody knows what 1 is for",
                "unix:/x:mode=9 | a mode has three octal digits, such as 660",
                "http:80 | it begins with tcp, ssl, unix, udp, haproxy, systemd or stdio",
            })
    void aTextOfAnotherForm_isNamed(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.listening(text))
                .withMessage("endpoint \"" + text + "\": " + why);
    }

    // rule 1
    @Test
    void aProxyIsBeforeConnectionsOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.listening("haproxy:udp:53"))
                .withMessageContaining("haproxy is for tcp, ssl or unix");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.listening("haproxy:haproxy:tcp:1"))
                .withMessageContaining("haproxy is for tcp, ssl or unix");
    }
}
