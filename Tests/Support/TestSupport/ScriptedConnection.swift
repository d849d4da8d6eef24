import Foundation
import TLS

/// Plays the steps of a scripted server on one accepted socket, and closes it.
struct ScriptedConnection {
  let descriptor: Int32
  let limit: Duration
  /// Waits for events on the socket until an instant; false when it came without them.
  let wait: (Int32, ContinuousClock.Instant?) -> Bool
  let keep: (ArraySlice<UInt8>) -> Void
  /// What travels.
  let tap: (ArraySlice<UInt8>) -> Void
  /// Whether the test has told the server to go on; true once for each time.
  let isTold: () -> Bool
  /// Received, and not yet asked for by a step.
  private var pending: [UInt8] = []
  private var tls: TLSEngine?
  private var isSecured = false

  /// POLLRDHUP, which Swift does not see: the client has closed, whether or not its octets were read.
  private static let goneAway: Int32 = 0x2000

  private enum Trouble: Error {
    case waitedInVain
    case closed
    case failed(Int32)
    case noTLS(TLSFailure)
  }

  init(
    descriptor: Int32, limit: Duration, wait: @escaping (Int32, ContinuousClock.Instant?) -> Bool,
    keep: @escaping (ArraySlice<UInt8>) -> Void, tap: @escaping (ArraySlice<UInt8>) -> Void,
    isTold: @escaping () -> Bool
  ) {
    self.descriptor = descriptor
    self.limit = limit
    self.wait = wait
    self.keep = keep
    self.tap = tap
    self.isTold = isTold
    var yes: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
  }

  /// - Returns: the step that could not be done and why, or nil when all went well.
  mutating func play(_ steps: [ServerStep]) -> String? {
    var open = true
    defer { if open { Glibc.close(descriptor) } }
    for (index, step) in steps.enumerated() {
      do {
        switch step {
        case .close:
          return nil
        case .reset:
          var linger = linger(l_onoff: 1, l_linger: 0)
          setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
          Glibc.close(descriptor)
          open = false
          return nil
        default:
          try perform(step)
        }
      } catch {
        return "step \(index + 1), \(step): \(error)"
      }
    }
    while (try? receive(until: .now + limit)) == true {}
    return nil
  }

  private mutating func perform(_ step: ServerStep) throws {
    let deadline = ContinuousClock.now + limit
    switch step {
    case .send(let octets):
      try send(octets[...])
    case .sendByteByByte(let octets):
      for index in octets.indices { try send(octets[index...index]) }
    case .flood(let pattern, let total):
      try flood(pattern, total)
    case .expectLine:
      try consume(until: deadline) { $0.firstIndex(of: 0x0a).map { $0 + 1 } }
    case .expect(let count):
      try consume(until: deadline) { $0.count >= count ? count : nil }
    case .readUntil(let octets):
      try consume(until: deadline) { $0.firstRange(of: octets)?.upperBound }
    case .untilTold:
      // It is the test that is waited for, not the client: the limit is only for a test that forgot.
      let forgotten = ContinuousClock.now + .seconds(120)
      while !isTold() {
        guard wait(Self.goneAway, .now + .milliseconds(5)) == false else { throw Trouble.closed }
        guard ContinuousClock.now < forgotten else { throw Trouble.waitedInVain }
      }
    case .pause(let milliseconds):
      _ = wait(0, .now + .milliseconds(milliseconds))
    case .readNothing:
      _ = wait(Self.goneAway, deadline)
    case .halfClose:
      shutdown(descriptor, Int32(SHUT_WR))
    case .secure(let context):
      let engine = try TLSEngine(context)
      tls = engine
      try perform(engine.start())
      while !isSecured {
        guard try receive(until: deadline) else { throw Trouble.closed }
      }
    case .sendClear(let octets): try transmit(octets[...])
    case .endTLS: try perform(tls?.close() ?? [])
    case .close, .reset:
      break
    }
  }

  private mutating func perform(_ actions: [TLSEngine.Action]) throws {
    for action in actions {
      switch action {
      case .send(let octets): try transmit(octets[...])
      case .received(let octets):
        keep(octets[...])
        pending += octets
      case .established: isSecured = true
      case .failed(let failure): throw Trouble.noTLS(failure)
      case .closed, .truncated: break
      }
    }
  }

  private mutating func flood(_ pattern: [UInt8], _ total: Int) throws {
    let repeated = Array(repeatElement(pattern, count: max(1, 65536 / pattern.count)).joined())
    var left = total
    while left > 0 {
      try send(repeated.prefix(left))
      left -= min(left, repeated.count)
    }
  }

  private mutating func send(_ octets: ArraySlice<UInt8>) throws {
    if let tls { return try perform(tls.send(Array(octets))) }
    try transmit(octets)
  }

  private func transmit(_ octets: ArraySlice<UInt8>) throws {
    tap(octets)
    var rest = octets
    while !rest.isEmpty {
      guard wait(Int32(POLLOUT), .now + limit) else { throw Trouble.waitedInVain }
      let flags = Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
      let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, flags) }
      if count < 0, errno == EAGAIN || errno == EINTR { continue }
      guard count > 0 else { throw Trouble.failed(errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Receives until `end` finds the place up to which the step is served.
  private mutating func consume(
    until deadline: ContinuousClock.Instant, _ end: ([UInt8]) -> Int?
  ) throws {
    while true {
      if let end = end(pending) {
        pending.removeFirst(end)
        return
      }
      guard try receive(until: deadline) else { throw Trouble.closed }
    }
  }

  /// - Returns: false when the client has closed.
  private mutating func receive(until deadline: ContinuousClock.Instant) throws -> Bool {
    guard wait(Int32(POLLIN), deadline) else { throw Trouble.waitedInVain }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count >= 0 else { throw Trouble.failed(errno) }
    tap(buffer.prefix(count))
    if let tls {
      try perform(tls.receive(Array(buffer.prefix(count))))
    } else {
      keep(buffer.prefix(count))
      pending += buffer.prefix(count)
    }
    return count > 0
  }
}
