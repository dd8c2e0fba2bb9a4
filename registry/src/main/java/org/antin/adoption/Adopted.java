package org.antin.adoption;

/// What a list brought into the register.
public record Adopted(int people, int subscribers, int certificates, int devices) {}
