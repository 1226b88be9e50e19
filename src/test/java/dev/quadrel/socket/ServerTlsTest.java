package dev.quadrel.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import javax.net.ssl.SSLContext;
import org.jboss.msc.Service;
import org.jboss.msc.service.ServiceActivatorContext;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceContainer;
import org.jboss.msc.service.ServiceController.Mode;
import org.jboss.msc.service.ServiceRegistry;
import org.jboss.msc.service.ServiceTarget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// With the container of services that WildFly has.
class ServerTlsTest {

    private final ServiceContainer server = ServiceContainer.Factory.create();

    /// What a deployment is told.
    private record Context(ServiceTarget getServiceTarget, ServiceRegistry getServiceRegistry)
            implements ServiceActivatorContext {}

    @BeforeEach
    void deploy() {
        new ServerRegistry().activate(new Context(server, server));
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.shutdown();
        server.awaitTermination();
    }

    // rule 7
    @Test
    void aContextOfTheServer_isFoundByItsName() throws Exception {
        SSLContext web = SSLContext.getDefault();
        install("web", web, Mode.ACTIVE);
        assertThat(new ServerTls("web").context()).isSameAs(web);
    }

    // rule 7
    @Test
    void oneThatNobodyHasAskedFor_isStarted() throws Exception {
        SSLContext web = SSLContext.getDefault();
        install("web", web, Mode.ON_DEMAND);
        assertThat(new ServerTls("web").context()).isSameAs(web);
    }

    // rule 7
    @Test
    void anUnknownName_isToldWhichThereAre() throws Exception {
        install("web", SSLContext.getDefault(), Mode.ACTIVE);
        install("mail", SSLContext.getDefault(), Mode.ACTIVE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServerTls("wep").context())
                .withMessage("context=wep: the server has no such SSL context, only [mail, web]");
    }

    private void install(String name, SSLContext context, Mode mode) {
        ServiceBuilder<?> builder = server.addService();
        var provided = builder.<SSLContext>provides(ServerTls.CONTEXTS.append(name));
        builder.setInstance(Service.newInstance(provided, context))
                .setInitialMode(mode)
                .install();
    }
}
