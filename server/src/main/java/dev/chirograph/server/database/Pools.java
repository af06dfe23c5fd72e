package dev.chirograph.server.database;

import com.zaxxer.hikari.HikariConfig;

/** The settings that the pools of both databases share. */
final class Pools {
    private Pools() {}

    static HikariConfig configure(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("chirograph");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        settings.properties().forEach(config::addDataSourceProperty);
        return config;
    }
}
