package org.antin.delegation;

import org.antin.kernel.Period;

import java.time.LocalDate;
import java.util.UUID;

/// A delegation as somebody wants it entered.
///
/// @param id chosen by the form: the same form sent twice is one paper
/// @param giver who delegates
/// @param delegate who is to sign
public record NewDelegation(
        UUID id,
        UUID organisation,
        String number,
        LocalDate signedOn,
        UUID giver,
        UUID delegate,
        String content,
        Period during) {}
