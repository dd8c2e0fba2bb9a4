package org.antin.subscriber;

import org.antin.kernel.Scope;
import org.antin.organisation.RoutingGround;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A subscriber (thuê bao).
///
/// @param organisation the body: workplace, the organisation itself, or the owner of the system
/// @param managedBy the directly managing authority (Điều 5); null only when the body has lost its
///   manager since
/// @param closedOn the day from which it is history, null while it lives
/// @param version grows by one with each change
public record Subscriber(
        UUID id,
        Holder holder,
        String name,
        UUID organisation,
        @Nullable UUID managedBy,
        @Nullable RoutingGround ground,
        Instant registeredAt,
        @Nullable LocalDate closedOn,
        int version) {
    /// Who holds the certificates.
    public sealed interface Holder {
        SubscriberKind kind();

        /// People who see the subscriber because it is their own.
        List<UUID> people();
    }

    /// Thuê bao cá nhân.
    public record Individual(UUID person) implements Holder {
        @Override
        public SubscriberKind kind() {
            return SubscriberKind.INDIVIDUAL;
        }

        @Override
        public List<UUID> people() {
            return List.of(person);
        }
    }

    /// Thuê bao tổ chức, through the person assigned its certificate in writing (Điều 10.2).
    ///
    /// @param letter number and date of the letter of assignment, or empty
    public record Organisational(UUID assigned, String letter) implements Holder {
        @Override
        public SubscriberKind kind() {
            return SubscriberKind.ORGANISATION;
        }

        @Override
        public List<UUID> people() {
            return List.of(assigned);
        }
    }

    /// Thiết bị, dịch vụ, phần mềm, through its manager.
    ///
    /// @param sort `ssl-server`, `vpn`, `code-signing` or `document-service`
    /// @param domain host name or IP address, or empty
    public record System(String sort, String domain, UUID assigned, String letter)
            implements Holder {
        @Override
        public SubscriberKind kind() {
            return SubscriberKind.SYSTEM;
        }

        @Override
        public List<UUID> people() {
            return List.of(assigned);
        }
    }

    public SubscriberKind kind() {
        return holder.kind();
    }

    public boolean isLive() {
        return closedOn == null;
    }

    public Scope scope() {
        return new Scope(organisation, managedBy, new ArrayList<>(holder.people()));
    }
}
