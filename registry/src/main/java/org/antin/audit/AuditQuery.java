package org.antin.audit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// What a list of the log asks for; null and blank ask for nothing.
///
/// @param from first day, in Việt Nam
/// @param to last day, in Việt Nam
/// @param actor part of the actor's name
/// @param account exactly this account's acts
/// @param action the action's code, or the word before its dot
/// @param outcome `done` or `refused`
/// @param text part of a refusal's code or of a subject
/// @param before number of the line before which the page begins, newest first
public record AuditQuery(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String actor,
        @Nullable UUID account,
        String action,
        String subjectKind,
        String subject,
        @Nullable String outcome,
        String text,
        @Nullable Long before,
        int limit) {}
