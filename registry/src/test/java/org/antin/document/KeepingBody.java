package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.ServerTest;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.audit.AuditTrail;
import org.antin.certificate.CertificateDesk;
import org.antin.device.DeviceDesk;
import org.antin.device.HandoverDesk;
import org.antin.provider.PracticeProvider;
import org.antin.signing.check.Verifier;
import org.antin.signing.make.TimeStamper;
import org.antin.signing.trust.RevocationFetcher;
import org.antin.signing.trust.RevocationSource;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A commune that signs and keeps, for tests of what is kept.
@ServerTest
abstract class KeepingBody {
    @Autowired House house;
    @Autowired PracticeProvider provider;
    @Autowired DeviceDesk devices;
    @Autowired HandoverDesk handovers;
    @Autowired CertificateDesk certificates;
    @Autowired DocumentDesk desk;
    @Autowired SigningDesk signing;
    @Autowired TokenDesk tokens;
    @Autowired EvidenceDesk evidence;
    @Autowired EvidenceSets sets;
    @Autowired IncomingDesk incoming;
    @Autowired DestructionDesk destruction;
    @Autowired ArchiveDesk archive;
    @Autowired Documents documents;
    @Autowired Vault vault;
    @Autowired Trust.Anchors anchors;
    @Autowired Destructions destructions;
    @Autowired DocumentRecords records;
    @Autowired RevocationFetcher fetcher;
    @Autowired TimeStamper stamper;
    @Autowired CheckLimits limits;
    @Autowired AuditTrail audit;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient db;
    @Autowired SteeredClock clock;

    @Value("${antin.data-dir}")
    Path data;

    SigningBody body;
    Actor clerk;

    @BeforeEach
    void aCommuneThatMaySign() {
        body = SigningBody.make(house, provider, devices, certificates, handovers, clock);
        clerk = body.clerk();
    }

    byte[] bytes(Document document) {
        return vault.get(document.sha256()).orElseThrow();
    }

    Document now(Document document) {
        return house.as(clerk, () -> documents.find(document.id()).orElseThrow());
    }

    EvidenceSet kept(Document document, Description words) {
        return value(asking(clerk, () -> evidence.keep(document.id(), words, clerk)));
    }

    /// What the evidence of other documents consists of.
    Set<String> ofOthers(Document document) {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql("select distinct sha256 from evidence_item where document <> ?")
                                .param(document.id())
                                .query(String.class)
                                .set());
    }

    /// T12, piece by piece: gone from the vault is what nobody else has, and nothing else.
    ///
    /// @param others what is of others, from before
    /// @return the kinds of what is gone
    Set<EvidenceKind> destroyedAlone(EvidenceSet set, Set<String> others) {
        assertThat(set.items())
                .isNotEmpty()
                .allSatisfy(
                        item ->
                                assertThat(vault.get(item.sha256()).isPresent())
                                        .as(item.kind() + " of " + item.about())
                                        .isEqualTo(others.contains(item.sha256())));
        return set.items().stream()
                .filter(item -> !others.contains(item.sha256()))
                .map(EvidenceItem::kind)
                .collect(Collectors.toSet());
    }

    /// The desk, with another time-stamp authority or other ways to ask.
    EvidenceDesk deskWith(TimeStamper other, RevocationFetcher asks) {
        return new EvidenceDesk(
                documents,
                records,
                sets,
                destructions,
                new EvidenceMaker(anchors, asks, Optional.of(other), limits, clock),
                vault,
                audit,
                transaction,
                clock);
    }

    /// A checker who can ask nobody.
    Verifier offline() {
        return Verifier.of(anchors, RevocationSource.offline(), clock);
    }
}
