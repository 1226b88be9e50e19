package dev.quadrel.cache;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.infinispan.Cache;
import org.infinispan.commons.dataconversion.MediaType;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.jgroups.JChannel;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.NAKACK4;
import org.jgroups.protocols.SHARED_LOOPBACK;
import org.jgroups.protocols.SHARED_LOOPBACK_PING;
import org.jgroups.protocols.UNICAST4;
import org.jgroups.protocols.pbcast.GMS;

/// The cache `live` of two servers as `configure-ha.cli` defines it, within this process and without files.
public final class TwoServers implements AutoCloseable {

    /// Held, as a logger that nobody holds forgets its level.
    private static final Logger LOG = Logger.getLogger("org.infinispan");

    static {
        LOG.setLevel(Level.SEVERE);
    }

    private final DefaultCacheManager first = server();
    private final DefaultCacheManager second = server();

    /// As the first server sees it.
    public Cache<byte[], byte[]> first() {
        return first.getCache("live");
    }

    /// As the second server sees it.
    public Cache<byte[], byte[]> second() {
        return second.getCache("live");
    }

    private static DefaultCacheManager server() {
        GlobalConfigurationBuilder global = GlobalConfigurationBuilder.defaultClusteredBuilder();
        try {
            JChannel channel = new JChannel(
                    new SHARED_LOOPBACK(),
                    new SHARED_LOOPBACK_PING(),
                    new NAKACK4(),
                    new UNICAST4(),
                    new GMS(),
                    new FRAG4());
            global.transport().transport(new JGroupsTransport(channel));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        DefaultCacheManager manager = new DefaultCacheManager(global.build());
        ConfigurationBuilder live = new ConfigurationBuilder();
        live.clustering().cacheMode(CacheMode.REPL_SYNC);
        live.encoding().mediaType(MediaType.APPLICATION_OCTET_STREAM_TYPE);
        manager.defineConfiguration("live", live.build());
        return manager;
    }

    @Override
    public void close() {
        second.stop();
        first.stop();
    }
}
