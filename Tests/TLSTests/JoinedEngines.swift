import TLS

/// A client and a server, joined in memory: what one sends the other receives, in pieces, until neither has any more.
final class JoinedEngines {
  let client: TLSEngine
  let server: TLSEngine
  /// At most so many octets at a time.
  var pieceSize: Int
  private(set) var clientSaw: [TLSEngine.Action] = []
  private(set) var serverSaw: [TLSEngine.Action] = []
  /// What goes to the server, and what goes to the client.
  private var toServer: [UInt8] = []
  private var toClient: [UInt8] = []

  init(client: TLSContext, server: TLSContext, pieceSize: Int = .max) throws {
    self.client = try TLSEngine(client)
    self.server = try TLSEngine(server)
    self.pieceSize = pieceSize
  }

  convenience init(_ client: TLSClientOptions, _ server: TLSServerOptions, pieceSize: Int = .max) throws {
    try self.init(client: TLSContext(client: client), server: TLSContext(server: server), pieceSize: pieceSize)
  }

  /// Both, with their handshake done as far as it goes.
  static func shakingHands(
    _ client: TLSClientOptions, _ server: TLSServerOptions, pieceSize: Int = .max
  ) throws -> JoinedEngines {
    let engines = try JoinedEngines(client, server, pieceSize: pieceSize)
    engines.shakeHands()
    return engines
  }

  func shakeHands() {
    server(server.start())
    client(client.start())
    settle()
  }

  /// Does what the client wants done, or only notes it.
  func client(_ actions: [TLSEngine.Action]) {
    for action in actions {
      if case .send(let octets) = action { toServer += octets } else { clientSaw.append(action) }
    }
  }

  func server(_ actions: [TLSEngine.Action]) {
    for action in actions {
      if case .send(let octets) = action { toClient += octets } else { serverSaw.append(action) }
    }
  }

  /// Carries octets to and fro until there are none.
  func settle() {
    while !toServer.isEmpty || !toClient.isEmpty {
      let (forServer, forClient) = (toServer, toClient)
      (toServer, toClient) = ([], [])
      for piece in pieces(forServer) { server(server.receive(piece)) }
      for piece in pieces(forClient) { client(client.receive(piece)) }
    }
  }

  private func pieces(_ octets: [UInt8]) -> [[UInt8]] {
    guard octets.count > pieceSize else { return octets.isEmpty ? [] : [octets] }
    return stride(from: 0, to: octets.count, by: pieceSize).map { Array(octets[$0...].prefix(pieceSize)) }
  }

  var clientFacts: TLSFacts? { clientSaw.lazy.compactMap(\.facts).first }
  var serverFacts: TLSFacts? { serverSaw.lazy.compactMap(\.facts).first }
  var clientFailure: TLSFailure? { clientSaw.lazy.compactMap(\.failure).first }
  var serverFailure: TLSFailure? { serverSaw.lazy.compactMap(\.failure).first }
  var clientHeard: [UInt8] { clientSaw.flatMap(\.plaintext) }
  var serverHeard: [UInt8] { serverSaw.flatMap(\.plaintext) }
}

extension TLSEngine.Action {
  var facts: TLSFacts? { if case .established(let facts) = self { facts } else { nil } }
  var failure: TLSFailure? { if case .failed(let failure) = self { failure } else { nil } }
  var plaintext: [UInt8] { if case .received(let octets) = self { octets } else { [] } }
  var ciphertext: [UInt8] { if case .send(let octets) = self { octets } else { [] } }
}
