package org.antin.subscriber;

/// A subscriber as a list shows it.
///
/// @param organisationName name of its body
/// @param title of the person, or of the assigned person
public record SubscriberLine(Subscriber subscriber, String organisationName, String title) {
    public SubscriberLine titled(String found) {
        return new SubscriberLine(subscriber, organisationName, found);
    }
}
