import NIOCore
import NIOPosix

/// Reaches a server: looks the name up, tries every address in turn, tells each step as it happens.
package enum Connector {
  package enum Step: Equatable, Sendable {
    case trying(address: String)
    case failed(address: String, TransportFailure)
  }

  /// Nothing could be reached.
  package struct Failure: Error, Equatable, Sendable {
    /// The failure of the name, or of the first address that tells something about the server.
    package let reason: TransportFailure
    /// How many addresses were tried.
    package let tried: Int

    package init(reason: TransportFailure, tried: Int) {
      self.reason = reason
      self.tried = tried
    }
  }

  /// A task that is cancelled stops trying at once and closes what it opened; its failure is `closedHere`.
  /// - Parameter report: called for each step, in order; the next step waits for it.
  package static func connect(
    to endpoint: Endpoint, options: ConnectOptions, report: @escaping @Sendable (Step) async -> Void
  ) async throws(Failure) -> Connection {
    let addresses: [SocketAddress]
    do {
      if let known = try Resolver.address(of: endpoint, family: options.family) {
        addresses = known
      } else {
        addresses = try await within(options.timeout) {
          try await Resolver.addresses(of: endpoint, family: options.family)
        }
      }
    } catch {
      let failure = TransportFailure(error)
      guard case .timedOut = failure else { throw Failure(reason: failure, tried: 0) }
      throw Failure(reason: .nameServiceSilent(seconds: options.timeout), tried: 0)
    }
    var failures: [TransportFailure] = []
    for address in fitting(options.source, addresses) where !Task.isCancelled {
      let text = Connection.text(address)
      await report(.trying(address: text))
      do {
        return try await open(address, options)
      } catch {
        let failure = failure(for: error, options)
        failures.append(failure)
        guard !Task.isCancelled else { break }
        await report(.failed(address: text, failure))
      }
    }
    let reason = Task.isCancelled ? .closedHere : decisive(failures)
    throw Failure(reason: reason, tried: failures.count)
  }

  /// The addresses that can be reached from that one of ours; all of them where none can, so that it is told why.
  private static func fitting(_ source: String?, _ addresses: [SocketAddress]) -> [SocketAddress] {
    guard let own = source.flatMap({ try? SocketAddress(ipAddress: $0, port: 0) }) else { return addresses }
    let fitting = addresses.filter { $0.protocol == own.protocol }
    return fitting.isEmpty ? addresses : fitting
  }

  /// A machine without IPv6 fails on the last addresses of nearly every server, which says nothing about the server.
  private static func decisive(_ failures: [TransportFailure]) -> TransportFailure {
    let telling = failures.first { failure in
      switch failure {
      case .unreachable, .sourceUnusable: false
      default: true
      }
    }
    return telling ?? failures.last ?? .nameNotFound
  }

  private static func failure(for error: any Error, _ options: ConnectOptions) -> TransportFailure {
    switch TransportFailure(error) {
    case .timedOut: .timedOut(seconds: options.timeout)
    // The system names our end even when it chose that itself.
    case .sourceUnusable(let text) where options.source == nil: .unreachable(text)
    case let failure: failure
    }
  }

  private static func open(_ address: SocketAddress, _ options: ConnectOptions) async throws -> Connection {
    let loop = FirstThread.connectionLoop
    let attempt = NIOLoopBoundBox.makeBoxSendingValue(Attempt(), eventLoop: loop)
    var bootstrap = ClientBootstrap(group: loop)
      .connectTimeout(.nanoseconds(Int64(options.timeout * 1e9)))
      .channelOption(.autoRead, value: false)
      .channelOption(.allowRemoteHalfClosure, value: true)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          guard !attempt.value.isCancelled else { throw TransportFailure.closedHere }
          let gate = InboundGate()
          attempt.value.channel = channel
          attempt.value.gate = gate
          try channel.pipeline.syncOperations.addHandler(gate)
        }
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
    return try await bootstrap.connect(to: address).flatMapThrowing { channel in
      // The server may have gone already, and the pipeline with it: the gate still has what it said and how it went.
      guard !attempt.value.isCancelled, let gate = attempt.value.gate else { throw TransportFailure.closedHere }
      attempt.value = Attempt()
      return Connection(channel: channel, gate: NIOLoopBound(gate, eventLoop: loop))
    }.result {
      loop.execute {
        attempt.value.isCancelled = true
        attempt.value.channel?.close(promise: nil)
      }
    }
  }

  /// What an attempt has made so far, to be handed over or taken back; lives on its event loop.
  private struct Attempt {
    var isCancelled = false
    var channel: (any Channel)?
    var gate: InboundGate?
  }

  /// Runs `work` for at most so many seconds, or until the task is cancelled. What it was doing then is left behind:
  /// the resolver cannot be interrupted.
  private static func within<Value: Sendable>(
    _ seconds: Double, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let loop = FirstThread.connectionLoop
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
    return try await promise.futureResult.result { promise.fail(TransportFailure.closedHere) }
  }
}
