package org.antin.access;

import org.antin.kernel.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.function.Supplier;

/// Several steps that count only together. When one is refused, what the earlier ones did is taken
/// back (a savepoint), but the surrounding transaction lives on to log the refusal.
@Component
public class AllOrNothing {
    private final TransactionTemplate nested;

    AllOrNothing(ActorTransactionManager transactions) {
        nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    public <T> Outcome<T> run(Supplier<Outcome<T>> steps) {
        return nested.execute(
                status -> {
                    var outcome = steps.get();
                    switch (outcome) {
                        case Outcome.Done<T> _ -> {}
                        case Outcome.Refused<T> _ -> status.setRollbackOnly();
                    }
                    return outcome;
                });
    }
}
