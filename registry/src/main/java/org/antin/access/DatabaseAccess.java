package org.antin.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;

import javax.sql.DataSource;

/// Every transaction of the application tells the database who acts.
@Configuration(proxyBeanMethods = false)
class DatabaseAccess {
    @Bean
    ActorTransactionManager transactionManager(DataSource dataSource, Clock clock) {
        return new ActorTransactionManager(dataSource, clock);
    }

    @Bean
    TransactionTemplate transactionTemplate(ActorTransactionManager transactionManager) {
        return new TransactionTemplate(transactionManager);
    }
}
