package org.antin.outbox;

/// Delivers one kind of message. Called outside any transaction, at least once for each message.
public interface OutboxReceiver {
    /// The kind of message it takes.
    String kind();

    /// Delivers, or throws to be tried again later. Must bear being called twice for one key.
    void deliver(String key, String payload) throws Exception;
}
