package org.antin.organisation;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where Điều 5 is silent, our defaults, unless somebody hands in others.
@Configuration(proxyBeanMethods = false)
class OrganisationSettings {
    @Bean
    @ConditionalOnMissingBean
    RoutingRules routingRules() {
        return RoutingRules.packA();
    }
}
