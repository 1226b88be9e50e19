package dev.quadrel.management;

/// The requests of one deployment, as its JMX bean `dev.quadrel:type=Requests,deployment="ROOT.war"`: those too that
/// WildFly's request controller does not see, because they are answered before the servlet container.
public interface RequestsMXBean {

    /// How many have begun and not ended; an upgraded connection, such as a web socket, is none.
    int getUnderWay();

    /// From now on, each new one is answered 503.
    void refuse();

    /// From now on, new ones are taken again.
    void accept();
}
