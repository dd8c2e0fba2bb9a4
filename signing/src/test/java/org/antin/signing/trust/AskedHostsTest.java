package org.antin.signing.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.util.List;

class AskedHostsTest {
    @Test
    @DisplayName("ADR 0242, RFC 6890: closed networks, IPv4 in the clothes of IPv6 among them")
    void closed() throws Exception {
        for (String inside :
                List.of(
                        "127.0.0.1",
                        "10.1.2.3",
                        "192.168.1.1",
                        "172.16.0.1",
                        "169.254.169.254",
                        "100.64.0.1",
                        "0.0.0.0",
                        "::1",
                        "fe80::1",
                        "fc00::1",
                        "0.1.2.3",
                        "192.0.0.9",
                        "198.19.0.1",
                        "255.255.255.255",
                        "::10.1.2.3",
                        "::ffff:10.1.2.3",
                        "64:ff9b::a01:203",
                        "64:ff9b:1::1",
                        "2002:7f00:1::1",
                        "2001:0:1::1")) {
            assertThat(AskedHosts.inside(InetAddress.getByName(inside))).as(inside).isTrue();
        }
        for (String outside :
                List.of(
                        "203.0.113.9",
                        "100.128.0.1",
                        "192.0.1.9",
                        "2001:db8::1",
                        "64:ff9b::cb00:7109")) {
            assertThat(AskedHosts.inside(InetAddress.getByName(outside))).as(outside).isFalse();
        }
    }
}
