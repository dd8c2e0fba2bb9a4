package org.antin.calendar;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes the pure calendar available to the house.
@Configuration(proxyBeanMethods = false)
class CalendarConfig {
    @Bean
    WorkingDays workingDays() {
        return new WorkingDays(PublicHolidays.ofVietnam());
    }
}
