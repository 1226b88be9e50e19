package org.example.check;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** Who opened a web socket. */
@ServerEndpoint("/check-socket")
public class CallerSocket {

    @OnMessage
    public String tell(String ignored, Session session) {
        return session.getUserPrincipal() == null
                ? "nobody"
                : session.getUserPrincipal().getName();
    }
}
