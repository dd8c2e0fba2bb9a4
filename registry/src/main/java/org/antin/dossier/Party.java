package org.antin.dossier;

/// In which part somebody acts on a dossier.
public enum Party {
    /// Who files: the person, or the person assigned the organisation's or system's certificate.
    FILER,
    /// Điều 9.1: người tiếp nhận of the managing authority.
    RECEIVING_OFFICER,
    /// Điều 9.2: người xác nhận, its head or an authorised deputy.
    CONFIRMING_HEAD,
    /// The certification provider; only in practice mode does it act on the screen itself.
    PROVIDER,
    /// Who receives the device.
    RECEIVER
}
