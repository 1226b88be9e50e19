package dev.quadrel.livehost;

import dev.quadrel.figures.Figure;
import dev.quadrel.figures.FigureSource;
import dev.quadrel.livestate.LiveServer;
import dev.quadrel.wslink.Hub;
import dev.quadrel.wslink.Peer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// How many browsers and other clients share state, and how much they call.
@ApplicationScoped
class HostFigures implements FigureSource {

    @Inject
    LiveApplications applications;

    @Override
    public List<Figure> figures() {
        List<Hub> hubs = applications.instances().stream()
                .map(LiveInstance::server)
                .map(LiveServer::hub)
                .toList();
        long clients = hubs.stream()
                .flatMap(hub -> hub.peers().stream())
                .filter(Peer::isAuthenticated)
                .count();
        return List.of(
                Figure.gauge("quadrel_live_clients", "Clients that share state", clients),
                Figure.gauge("quadrel_live_servers", "Live servers: one for all browsers, or for each", hubs.size()),
                Figure.gauge(
                        "quadrel_live_calls",
                        "Calls of the live servers that there are",
                        hubs.stream().mapToLong(Hub::calls).sum()));
    }
}
