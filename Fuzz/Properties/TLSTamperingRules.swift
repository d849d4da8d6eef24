import TLS

/// Two ends of TLS and somebody between them, who changes octets and cuts the connection: what is received is a beginning
/// of what was sent, nobody is taken for another, and an end that was not said is not believed.
///
/// The first octet is the version, the second what is sent. Then come changes of four octets: in which direction,
/// the place (two octets), and what is done to the octet there; 0 cuts the direction off.
enum TLSTamperingRules {
  private struct Change {
    let toServer: Bool
    let place: Int
    let bits: UInt8
  }

  static func check(_ input: [UInt8]) throws {
    var reader = InputReader(input)
    let contexts = try TLSWorld.contexts(reader.number())
    let count = Int(reader.number())
    var changes: [Change] = []
    while reader.rest.count >= 4, changes.count < 8 {
      let toServer = reader.number() & 1 == 1
      let place = Int(reader.number()) << 8 | Int(reader.number())
      changes.append(Change(toServer: toServer, place: place, bits: reader.number()))
    }
    var between = Between(client: try TLSEngine(contexts.client), server: try TLSEngine(contexts.server))
    try between.play(changes, (0..<count).map { UInt8($0) })
    try between.check(hasChanges: !changes.isEmpty, TLSWorld.name)
  }

  /// Carries octets to and fro, and changes some.
  private struct Between {
    let client: TLSEngine
    let server: TLSEngine
    var clientSaw = TLSSeen()
    var serverSaw = TLSSeen()
    /// How many octets went in each direction until now.
    private var toServer = 0
    private var toClient = 0
    private var said: (client: [UInt8], server: [UInt8]) = ([], [])

    init(client: TLSEngine, server: TLSEngine) {
      (self.client, self.server) = (client, server)
    }

    mutating func play(_ changes: [Change], _ text: [UInt8]) throws {
      try serverSaw.note(server.start())
      try clientSaw.note(client.start())
      try carry(changes)
      if let actions = try? client.send(text) {
        said.client = text
        try clientSaw.note(actions)
      }
      if let actions = try? server.send(text.reversed()) {
        said.server = text.reversed()
        try serverSaw.note(actions)
      }
      try carry(changes)
      try clientSaw.note(client.close())
      try carry(changes)
      try serverSaw.note(server.close())
      try carry(changes)
      try serverSaw.note(server.end())
      try clientSaw.note(client.end())
    }

    private mutating func carry(_ changes: [Change]) throws {
      while !clientSaw.sent.isEmpty || !serverSaw.sent.isEmpty {
        let (one, other) = (clientSaw.sent, serverSaw.sent)
        (clientSaw.sent, serverSaw.sent) = ([], [])
        try serverSaw.note(server.receive(Self.changed(one, from: toServer, changes.filter(\.toServer))))
        try clientSaw.note(client.receive(Self.changed(other, from: toClient, changes.filter { !$0.toServer })))
        toServer += one.count
        toClient += other.count
      }
    }

    private static func changed(_ octets: [UInt8], from start: Int, _ changes: [Change]) -> [UInt8] {
      var octets = octets
      var end = octets.count
      for change in changes {
        if change.bits == 0 { end = min(end, max(0, change.place - start)) }
        if octets.indices.contains(change.place - start) { octets[change.place - start] ^= change.bits }
      }
      return Array(octets[..<end])
    }

    func check(hasChanges: Bool, _ name: String) throws(BrokenRule) {
      try hold(said.client.starts(with: serverSaw.received), "the server receives a beginning of what was sent")
      try hold(said.server.starts(with: clientSaw.received), "the client receives a beginning of what was sent")
      for seen in [clientSaw, serverSaw] { try hold(seen.failures.count <= 1, "it fails once") }
      if let facts = clientSaw.facts {
        try hold(facts.verification == .verified(name: name), "a server that is not the one is not taken for it")
      }
      if serverSaw.isClosed {
        try hold(serverSaw.received == said.client, "an end that is said comes after all that was sent")
      }
      if clientSaw.isClosed {
        try hold(clientSaw.received == said.server, "an end that is said comes after all that was sent")
      }
      guard !hasChanges else { return }
      try hold(clientSaw.facts != nil && serverSaw.facts != nil, "whom nobody disturbs, they shake hands")
      try hold(clientSaw.isClosed && serverSaw.isClosed, "and say that they end")
      try hold(clientSaw.failures.isEmpty && serverSaw.failures.isEmpty, "and nothing fails")
    }
  }
}
