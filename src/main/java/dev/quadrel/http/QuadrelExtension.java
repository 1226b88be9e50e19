package dev.quadrel.http;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/// Puts Quadrel's request order before the servlet container of a deployment. Undertow finds it by its services file.
public final class QuadrelExtension implements ServletExtension {

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        JvmOptions.check();
        RequestOrder order = new RequestOrder(context);
        deployment.addInitialHandlerChainWrapper(order::before);
    }
}
