package org.example.check;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** Who calls an EJB. */
@Stateless
public class Ledger {

    @Resource
    SessionContext context;

    /** The name of the caller. */
    public String caller() {
        return context.getCallerPrincipal().getName();
    }
}
