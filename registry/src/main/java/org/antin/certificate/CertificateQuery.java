package org.antin.certificate;

import org.antin.kernel.Window;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// What a list of certificates asks for; rows out of the actor's scope never come.
///
/// @param words the subscriber's name as typed, or a whole serial
/// @param endsBefore and
/// @param endsFrom only those that run out then
public record CertificateQuery(
        String words,
        @Nullable CertificateStatus status,
        @Nullable UUID subscriber,
        @Nullable UUID within,
        @Nullable Instant endsFrom,
        @Nullable Instant endsBefore,
        Order order,
        boolean descending,
        Window window) {
    /// By what the list is sorted.
    public enum Order {
        NAME,
        ENDS
    }

    public static CertificateQuery all(int limit) {
        return new CertificateQuery(
                "", null, null, null, null, null, Order.NAME, false, Window.first(limit));
    }

    /// Only those that stand so; null for however they stand.
    public CertificateQuery standing(@Nullable CertificateStatus wanted) {
        return new CertificateQuery(
                words, wanted, subscriber, within, endsFrom, endsBefore, order, descending, window);
    }

    /// Only those of this body and what is below it.
    public CertificateQuery within(UUID body) {
        return new CertificateQuery(
                words, status, subscriber, body, endsFrom, endsBefore, order, descending, window);
    }

    public CertificateQuery in(Window part) {
        return new CertificateQuery(
                words, status, subscriber, within, endsFrom, endsBefore, order, descending, part);
    }
}
