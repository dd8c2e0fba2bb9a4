package org.antin.certificate;

import org.antin.kernel.Keyset;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// What a list of certificates asks for; rows out of the actor's scope never come.
///
/// @param words the subscriber's name as typed, or a whole serial
/// @param endsBefore and
/// @param endsFrom only those that run out then
/// @param order by name, or those first that run out first
/// @param limit 1 to 500, or more for an export
public record CertificateQuery(
        String words,
        @Nullable CertificateStatus status,
        @Nullable UUID subscriber,
        @Nullable UUID within,
        @Nullable Instant endsFrom,
        @Nullable Instant endsBefore,
        Order order,
        @Nullable Keyset after,
        int limit) {
    /// How the list is sorted.
    public enum Order {
        NAME,
        ENDS_FIRST
    }

    public static CertificateQuery all(int limit) {
        return new CertificateQuery("", null, null, null, null, null, Order.NAME, null, limit);
    }

    public CertificateQuery after(@Nullable Keyset place) {
        return new CertificateQuery(
                words, status, subscriber, within, endsFrom, endsBefore, order, place, limit);
    }
}
