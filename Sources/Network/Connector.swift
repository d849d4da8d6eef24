internal import NIOCore
internal import NIOPosix

/// Reaches a server: looks the name up, tries every address in turn, tells each step as it happens.
package enum Connector {
  package enum Step: Equatable, Sendable {
    case trying(address: String)
    case failed(address: String, TransportFailure)
  }

  /// Nothing could be reached; the failure of the last address tried, or of the name.
  package struct Failure: Error, Equatable, Sendable {
    package let reason: TransportFailure
    /// How many addresses were tried.
    package let tried: Int
  }

  /// - Parameter report: called for each step, in order, from any thread.
  package static func connect(
    to endpoint: Endpoint, options: ConnectOptions, report: @escaping @Sendable (Step) -> Void
  ) async throws(Failure) -> Connection {
    let addresses: [SocketAddress]
    do {
      addresses = try await within(options.timeout) {
        try await Resolver.addresses(of: endpoint, family: options.family)
      }
    } catch {
      let failure = TransportFailure(error)
      guard case .timedOut = failure else { throw Failure(reason: failure, tried: 0) }
      throw Failure(reason: .nameServiceFailed("no answer within \(Int(options.timeout)) s"), tried: 0)
    }
    var last = TransportFailure.nameNotFound
    for address in addresses {
      let text = Connection.text(address)
      report(.trying(address: text))
      do {
        return try await open(address, options)
      } catch {
        last = TransportFailure(error)
        if case .timedOut = last { last = .timedOut(seconds: options.timeout) }
        report(.failed(address: text, last))
      }
    }
    throw Failure(reason: last, tried: addresses.count)
  }

  private static func open(_ address: SocketAddress, _ options: ConnectOptions) async throws -> Connection {
    var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connectTimeout(.nanoseconds(Int64(options.timeout * 1e9)))
      .channelOption(.autoRead, value: false)
      .channelOption(.allowRemoteHalfClosure, value: true)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(InboundGate()) }
      }
    if let source = options.source {
      guard let own = try? SocketAddress(ipAddress: source, port: 0) else {
        throw TransportFailure.sourceUnusable("not an IP address")
      }
      guard own.protocol == address.protocol else {
        throw TransportFailure.sourceUnusable("not of the same family as the server's address")
      }
      bootstrap = bootstrap.bind(to: own)
    }
    let channel = try await bootstrap.connect(to: address).get()
    return try await channel.eventLoop.submit {
      let gate = try channel.pipeline.syncOperations.handler(type: InboundGate.self)
      return Connection(channel: channel, gate: NIOLoopBound(gate, eventLoop: channel.eventLoop))
    }.get()
  }

  /// Runs `work` for at most so many seconds. What it was doing then is left behind: the resolver cannot be
  /// interrupted.
  private static func within<Value: Sendable>(
    _ seconds: Double, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let loop = MultiThreadedEventLoopGroup.singleton.any()
    let promise = loop.makePromise(of: Value.self)
    let timer = loop.scheduleTask(in: .nanoseconds(Int64(seconds * 1e9))) {
      promise.fail(TransportFailure.timedOut(seconds: seconds))
    }
    let task = Task {
      do { promise.succeed(try await work()) } catch { promise.fail(error) }
    }
    defer {
      timer.cancel()
      task.cancel()
    }
    return try await promise.futureResult.get()
  }
}
