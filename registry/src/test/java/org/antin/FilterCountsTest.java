package org.antin;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.access.Role;
import org.antin.account.store.AccountLedger;
import org.antin.certificate.CertificateQuery;
import org.antin.certificate.CertificateStatus;
import org.antin.certificate.Certificates;
import org.antin.device.DeviceQuery;
import org.antin.device.DeviceState;
import org.antin.device.Devices;
import org.antin.subscriber.Rank;
import org.antin.subscriber.SubscriberKind;
import org.antin.subscriber.SubscriberQuery;
import org.antin.subscriber.Subscribers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;

@RegistryTest
@DisplayName("A filter says how many rows it leads to: the figure of the list behind it")
class FilterCountsTest {
    @Autowired House house;
    @Autowired RegisterRows rows;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;
    @Autowired AccountLedger ledger;
    @Autowired PasswordEncoder encoder;
    @Autowired Subscribers subscribers;
    @Autowired Certificates certificates;
    @Autowired Devices devices;

    @BeforeEach
    void someRows() {
        var district = house.province().cam().committee();
        var official = house.person(district, Rank.OTHER, "Chuyên viên");
        var cast = new Cast(db, transaction, ledger, encoder);
        var officer = cast.member(district, official.id(), Role.RECEIVING_OFFICER);
        for (var kind : new String[] {"certificate", "device", "handover"})
            rows.make(kind, cast, officer, district);
    }

    /// What each list says of itself, without what has no row.
    private <E extends Enum<E>> Map<E, Long> listed(Class<E> type, ToLongFunction<E> count) {
        var listed = new EnumMap<E, Long>(type);
        for (var one : type.getEnumConstants()) {
            long rowsOfIt = house.as(House.SYSTEM, () -> count.applyAsLong(one));
            if (rowsOfIt > 0) listed.put(one, rowsOfIt);
        }
        assertThat(listed).isNotEmpty();
        return listed;
    }

    @Test
    @DisplayName("kinds of subscribers")
    void subscribers() {
        var all = SubscriberQuery.all(1);
        assertThat(house.as(House.SYSTEM, () -> subscribers.countByKind(all)))
                .isEqualTo(listed(SubscriberKind.class, kind -> subscribers.count(all.of(kind))));
    }

    @Test
    @DisplayName("statuses of certificates, whichever is the filter now")
    void certificates() {
        var all = CertificateQuery.all(1);
        var filtered = all.standing(CertificateStatus.REVOKED);
        assertThat(house.as(House.SYSTEM, () -> certificates.countByStatus(filtered)))
                .isEqualTo(
                        listed(
                                CertificateStatus.class,
                                status -> certificates.count(all.standing(status))));
    }

    @Test
    @DisplayName("states of devices")
    void devices() {
        var all = DeviceQuery.all(1);
        assertThat(house.as(House.SYSTEM, () -> devices.countByState(all)))
                .isEqualTo(listed(DeviceState.class, state -> devices.count(all.standing(state))));
    }
}
