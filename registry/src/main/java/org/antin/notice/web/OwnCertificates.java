package org.antin.notice.web;

import org.antin.access.Actor;
import org.antin.certificate.Certificate;
import org.antin.certificate.CertificateStatus;
import org.antin.certificate.Certificates;
import org.antin.kernel.Days;
import org.antin.shell.Phrase;
import org.antin.shell.Tag;
import org.antin.shell.Tone;
import org.antin.subscriber.Subscribers;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;

/// The reader's own certificates, each with the two reports that can't wait (Điều 10.4).
@Component
class OwnCertificates {
    private final Subscribers subscribers;
    private final Certificates certificates;
    private final Clock clock;

    OwnCertificates(Subscribers subscribers, Certificates certificates, Clock clock) {
        this.subscribers = subscribers;
        this.certificates = certificates;
        this.clock = clock;
    }

    List<InboxPage.Own> of(Actor actor) {
        var person = actor.person();
        if (person == null) return List.of();
        return subscribers.ownOf(person).stream()
                .flatMap(subscriber -> certificates.ofSubscriber(subscriber.id()).stream())
                .map(this::own)
                .toList();
    }

    private InboxPage.Own own(Certificate certificate) {
        var status = certificate.status(clock.instant());
        boolean live =
                switch (status) {
                    case IN_FORCE, EXPIRING, SUSPENDED -> true;
                    case EXPIRED, REVOCATION_ASKED, REVOKED -> false;
                };
        var report = "/loss/new?certificate=" + certificate.id() + "&cause=";
        return new InboxPage.Own(
                certificate.name(),
                "/certificates/" + certificate.id(),
                Tag.of("notice.certificate." + status.name(), tone(status)),
                standing(certificate, status),
                live ? report + "DEVICE_LOST" : null,
                live ? report + "KEY_SUSPECTED" : null);
    }

    private static Phrase standing(Certificate certificate, CertificateStatus status) {
        var serial = certificate.x509().serial();
        var revoked = certificate.facts().revokedAt();
        if (revoked != null) return Phrase.of("notice.own.revoked", serial, revoked);
        var last = Days.of(certificate.x509().notAfter());
        return status == CertificateStatus.EXPIRED
                ? Phrase.of("notice.own.expired", serial, last)
                : Phrase.of("notice.own.until", serial, last);
    }

    private static Tone tone(CertificateStatus status) {
        return switch (status) {
            case IN_FORCE -> Tone.GOOD;
            case EXPIRING, SUSPENDED -> Tone.ATTENTION;
            case REVOCATION_ASKED -> Tone.DANGER;
            case EXPIRED, REVOKED -> Tone.OVER;
        };
    }
}
