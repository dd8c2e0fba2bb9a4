package org.antin.connection.web;

import static org.antin.dossier.web.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.ApiTokens;
import org.antin.House;
import org.antin.RegistryTest;
import org.antin.access.Role;
import org.antin.connection.ApiScope;
import org.antin.dossier.web.Desk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.util.Set;

@RegistryTest
@DisplayName("D2.4: an administrator's pages of connected systems")
class ConnectionPagesTest {
    @Autowired House house;
    @Autowired MockMvcTester web;
    @Autowired ApiTokens tokens;

    @Test
    @DisplayName("a token is revoked only after a second yes, because nobody gets it back")
    void revokes() {
        var district = house.province().cam().committee();
        var administrator = new Desk(web, house.actor(Role.ADMINISTRATOR, district));
        var system = tokens.connected(null, district, Set.of(ApiScope.METRICS));
        var page = "/connections/" + system.id();

        var asked = administrator.post(page + "/revoke");
        assertThat(asked).hasStatusOk();
        assertThat(body(asked))
                .contains("Thu hồi mã truy cập của", "Mã đã thu hồi không dùng lại được");
        assertThat(administrator.page(page)).contains("Đang kết nối");

        assertThat(administrator.post(page + "/revoke", "sure", "yes")).hasStatus(303);
        assertThat(administrator.page(page)).doesNotContain("Đang kết nối");
    }
}
