package org.antin.subscriber;

import java.util.UUID;

/// What colleagues and officers may know of an official they can't look up: name, title, body.
public record PersonLabel(UUID id, String name, String title, UUID organisation) {}
