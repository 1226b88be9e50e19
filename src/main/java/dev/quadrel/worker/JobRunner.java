package dev.quadrel.worker;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/// Runs jobs as asynchronous EJB calls, on the pool of threads that `configure-ejb.cli` makes. A job begins its own
/// transactions.
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobRunner {

    /// Runs it later, on a thread of the pool.
    @Asynchronous
    public void run(Execution execution) {
        execution.run();
    }
}
