package org.antin.subscriber;

import org.antin.shell.Table;

import java.util.Optional;

/// A part of a subscriber's page that another capability adds: certificates, devices, dossiers.
public interface SubscriberPart {
    /// Where among the parts; small comes first.
    int place();

    /// What there is to show; empty when this actor may not look there.
    Optional<Table> of(Subscriber subscriber);
}
