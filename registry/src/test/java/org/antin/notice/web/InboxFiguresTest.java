package org.antin.notice.web;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.certificate.CertificateDesk;
import org.antin.certificate.CertificateQuery;
import org.antin.certificate.Certificates;
import org.antin.certificate.NewCertificate;
import org.antin.certificate.TrustedForTests;
import org.antin.certificate.X509Facts;
import org.antin.shell.BarPlot;
import org.antin.shell.Phrase;
import org.antin.subscriber.Rank;
import org.antin.subscriber.SubscriberQuery;
import org.antin.subscriber.Subscribers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

@RegistryTest
class InboxFiguresTest {
    @Autowired House house;
    @Autowired InboxFigures figures;
    @Autowired CertificateDesk desk;
    @Autowired Certificates certificates;
    @Autowired Subscribers subscribers;
    @Autowired Clock clock;

    private void certified(UUID commune, Actor officer) {
        var holder = house.person(commune, Rank.HEAD, "Chủ tịch");
        var subscriber = house.subscriber(holder);
        var now = clock.instant();
        var x509 =
                TrustedForTests.ISSUER.issue(
                        holder.name(),
                        "UBND xã",
                        now.minus(Duration.ofDays(1)),
                        now.plus(Duration.ofDays(100)));
        value(
                asking(
                        officer,
                        () ->
                                desk.record(
                                        NewCertificate.first(
                                                UUID.randomUUID(),
                                                subscriber.id(),
                                                null,
                                                X509Facts.encoded(x509),
                                                List.of()),
                                        officer)));
    }

    @Test
    @DisplayName(
            "D8.1a: the Centre counts its part of the tree for the plan of needs, and looks through nobody")
    void theCentreCounts() {
        var province = house.province();
        var loc = province.loc();
        var cam = province.cam();
        certified(loc.commune(), house.actor(Role.RECEIVING_OFFICER, loc.committee()));
        certified(loc.commune(), house.actor(Role.RECEIVING_OFFICER, loc.committee()));
        certified(cam.commune(), house.actor(Role.RECEIVING_OFFICER, cam.committee()));
        var centre = house.actor(Role.CENTRE, loc.commune());

        assertThat(house.as(centre, () -> figures.of(centre)))
                .extracting(InboxPage.Figure::label, InboxPage.Figure::value)
                .containsExactly(
                        tuple(Phrase.of("notice.figure.certificates"), 2L),
                        tuple(Phrase.of("notice.figure.subscribers"), 2L));
        var plot = house.as(centre, () -> figures.expiring(centre));
        assertThat(plot).isNotNull();
        assertThat(plot.bars().stream().mapToLong(BarPlot.Bar::value).sum()).isEqualTo(2);

        assertThat(house.as(centre, () -> certificates.page(CertificateQuery.all(9))).items())
                .isEmpty();
        assertThat(house.as(centre, () -> subscribers.page(SubscriberQuery.all(9))).items())
                .isEmpty();
    }

    @Test
    @DisplayName("D10.1: who only holds a certificate is told no numbers of others")
    void aHolderIsToldNone() {
        var loc = house.province().loc();
        var holder = house.actor(Role.SUBSCRIBER, loc.commune());
        assertThat(house.as(holder, () -> figures.of(holder))).isEmpty();
        assertThat(house.as(holder, () -> figures.expiring(holder))).isNull();
    }
}
