package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;

import org.antin.House;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.certificate.CertificateDesk;
import org.antin.certificate.NewCertificate;
import org.antin.device.DeviceDesk;
import org.antin.device.DeviceKind;
import org.antin.device.HandoverDesk;
import org.antin.device.HandoverOffer;
import org.antin.device.NewDevice;
import org.antin.device.Receipt;
import org.antin.practiceca.Subject;
import org.antin.provider.PracticeProvider;
import org.antin.subscriber.Subscriber;

import java.time.LocalDate;
import java.util.UUID;

/// Certificates from the practice CA on the shortest way to whoever signs with them.
public record CertificatesInUse(
        PracticeProvider provider,
        DeviceDesk devices,
        CertificateDesk certificates,
        HandoverDesk handovers,
        SteeredClock clock) {
    /// Issued by the practice CA, received, handed over and in use.
    public UUID of(Actor officer, Subscriber subscriber, Subject subject, Actor holder) {
        return of(officer, subscriber, issued(subject), holder);
    }

    /// With its token, for whoever signs elsewhere.
    public PracticeProvider.Handed issued(Subject subject) {
        return provider.issue(UUID.randomUUID(), subject, clock.instant());
    }

    /// What the practice CA issued, received, handed over and in use.
    public UUID of(
            Actor officer, Subscriber subscriber, PracticeProvider.Handed handed, Actor holder) {
        var device = UUID.randomUUID();
        var certificate = UUID.randomUUID();
        value(
                asking(
                        officer,
                        () ->
                                devices.announce(
                                        new NewDevice(
                                                device,
                                                DeviceKind.USB_TOKEN,
                                                "Thiết bị thực hành",
                                                handed.deviceNumber(),
                                                subscriber.id()),
                                        officer)));
        value(
                asking(
                        officer,
                        () ->
                                certificates.record(
                                        NewCertificate.first(
                                                certificate,
                                                subscriber.id(),
                                                device,
                                                encoded(handed.certificate()),
                                                provider.chain().stream()
                                                        .map(CertificatesInUse::encoded)
                                                        .toList()),
                                        officer)));
        var today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.ofHours(7));
        value(
                asking(
                        officer,
                        () ->
                                devices.receive(
                                        device,
                                        new Receipt("01/BB", today, "Bưu chính", "Nguyên vẹn"),
                                        officer)));
        var offered =
                value(
                        asking(
                                officer,
                                () ->
                                        handovers.offer(
                                                device,
                                                new HandoverOffer(
                                                        UUID.randomUUID(),
                                                        new HandoverOffer.Receiver.ToPerson(
                                                                House.person(holder)),
                                                        "02/BB",
                                                        today,
                                                        "Trụ sở",
                                                        "Nguyên vẹn",
                                                        "QĐ giao 05"),
                                                officer)));
        value(asking(holder, () -> handovers.confirm(offered.id(), holder)));
        value(asking(officer, () -> certificates.putInUse(certificate, officer)));
        return certificate;
    }

    static byte[] encoded(java.security.cert.X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
