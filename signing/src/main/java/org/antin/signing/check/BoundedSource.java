package org.antin.signing.check;

import org.antin.signing.trust.CertificateChain;
import org.antin.signing.trust.RevocationSource;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Waits for answers until the deadline and no longer, however many addresses a certificate names
/// and however slow each is.
final class BoundedSource implements RevocationSource {
    private static final Answer TOO_LATE = new Answer(List.of(), List.of(Trouble.FAILED));

    private final RevocationSource source;
    private final Deadline deadline;

    BoundedSource(RevocationSource source, Deadline deadline) {
        this.source = source;
        this.deadline = deadline;
    }

    @Override
    public Answer ocsp(CertificateChain chain, int place, @Nullable Instant since) {
        return ask(() -> source.ocsp(chain, place, since));
    }

    @Override
    public Answer crl(CertificateChain chain, int place, @Nullable Instant since) {
        return ask(() -> source.crl(chain, place, since));
    }

    private Answer ask(Supplier<Answer> question) {
        long left = deadline.left().toNanos();
        if (left == 0) return TOO_LATE;
        var asking = new FutureTask<>(question::get);
        Thread.ofVirtual().name("asking").start(asking);
        try {
            return asking.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            asking.cancel(true);
            return TOO_LATE;
        } catch (InterruptedException e) {
            asking.cancel(true);
            Thread.currentThread().interrupt();
            return TOO_LATE;
        } catch (ExecutionException e) {
            throw new IllegalStateException("asking about a certificate", e.getCause());
        }
    }
}
