package org.antin.demo;

import java.time.LocalDate;

/// Somebody who doesn't exist.
///
/// @param personalNumber twelve digits in the form of a citizen's number, with the place code 099,
///   which no province has
/// @param email at a domain under `.example`, which no mail can reach (RFC 2606)
/// @param phone ten digits starting with 0000, which is no Vietnamese number
public record InventedPerson(
        String name,
        boolean female,
        LocalDate dateOfBirth,
        String personalNumber,
        LocalDate numberIssuedOn,
        String numberIssuedBy,
        String email,
        String phone,
        String position) {}
