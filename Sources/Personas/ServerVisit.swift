/// A client that has connected, as a server sees it before either has said a word.
package struct ServerVisit: Sendable {
  /// Its IP address, without brackets.
  package let clientAddress: String
  /// The name of that address, where DNS has one.
  package let clientName: String?
  package let clientPort: Int
  /// The address that it found the server at.
  package let serverAddress: String
  package let moment: WallClock.Moment
  private let clock: WallClock

  package init(
    clientAddress: String, clientName: String?, clientPort: Int, serverAddress: String, clock: WallClock
  ) {
    self.clientAddress = clientAddress
    self.clientName = clientName
    self.clientPort = clientPort
    self.serverAddress = serverAddress
    self.clock = clock
    moment = clock.now()
  }

  /// When it connected, in the server's time zone.
  var date: MailDate { MailDate(seconds: moment.seconds, offset: clock.offset(moment)) }

  /// `mx.example [192.0.2.1]`, or the address alone.
  var client: String { "\(clientName.map { "\($0) " } ?? "")[\(clientAddress)]" }
}

extension Persona {
  /// The same persona, as it speaks to one client.
  package func receiving(_ visit: ServerVisit) -> Persona {
    var persona = self
    persona.manner = manner.receiving(visit)
    return persona
  }
}

/// A manner in whose words the client's address, the hour or a name of the session is.
protocol VisitedManner: PersonaManner {
  /// Nil: nobody has connected yet.
  var visit: ServerVisit? { get set }
}

extension VisitedManner {
  package func receiving(_ visit: ServerVisit) -> any PersonaManner {
    var manner = self
    manner.visit = visit
    return manner
  }
}
