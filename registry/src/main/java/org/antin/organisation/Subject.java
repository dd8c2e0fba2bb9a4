package org.antin.organisation;

/// For whom a directly managing authority is looked for.
public sealed interface Subject {
    /// An organisation, for its own certificate.
    record OrganisationItself(Body body) implements Subject {}

    /// A person, in the body where he or she works.
    ///
    /// @param official cán bộ, công chức, viên chức (Điều 1.2b)
    record Person(Body body, Standing standing, boolean official) implements Subject {}

    /// A server, a service or a piece of software, by its owner (Điều 6.2a).
    record SystemOf(Body owner) implements Subject {}
}
