package org.antin.dossier;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits in working days and switches of rule pack A. What the law doesn't say is ours and shown
/// as "thời hạn nội bộ".
///
/// @param reviewDays ours: from submission to confirmation (open-questions.md)
/// @param sendDays ours: from confirmation to sending
/// @param providerIssueDays Nghị định 130/2018 Điều 62: the provider's time for a new certificate
/// @param providerRevokeDays the provider's time for a revocation
/// @param handoverDays ours: from delivery to the confirmed handover
/// @param twoPairsOfEyes our policy: who puts a dossier up doesn't confirm it
@ConfigurationProperties("antin.dossier")
public record DossierSettings(
        @DefaultValue("3") int reviewDays,
        @DefaultValue("2") int sendDays,
        @DefaultValue("3") int providerIssueDays,
        @DefaultValue("3") int providerRevokeDays,
        @DefaultValue("3") int handoverDays,
        @DefaultValue("true") boolean twoPairsOfEyes) {}
