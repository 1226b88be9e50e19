package org.example.check;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** Whom the container takes for the caller: of the servlet, by Jakarta Security, of an EJB. */
@WebServlet("/check-caller")
public class CallerServlet extends HttpServlet {

    /** There where the server has the subsystem for it. */
    @Inject
    Instance<SecurityContext> securities;

    @Inject
    Ledger ledger;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Principal caller = request.getUserPrincipal();
        if (!securities.isResolvable()) {
            response.getWriter().printf("servlet=%s%n", caller);
            return;
        }
        SecurityContext security = securities.get();
        response.getWriter()
                .printf(
                        "servlet=%s admin=%s security=%s admin=%s ejb=%s%n",
                        caller == null ? null : caller.getName(),
                        request.isUserInRole("admin"),
                        security.getCallerPrincipal() == null
                                ? null
                                : security.getCallerPrincipal().getName(),
                        security.isCallerInRole("admin"),
                        ledger.caller());
    }
}
