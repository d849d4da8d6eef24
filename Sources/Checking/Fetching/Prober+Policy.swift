package import Delivery
package import Names
import Network
import Octets
package import TLS

extension Prober {
  /// Seconds for the whole of a policy (RFC 8461, section 3.3 proposes a minute).
  private static let patience = 60.0

  /// Fetches a policy: one GET over TLS, of each address until one answers. No redirection is followed.
  /// - Parameters:
  ///   - addresses: of the policy's host.
  ///   - port: 443 unless it is looked at elsewhere.
  package func policy(
    _ place: PolicyPlace, _ addresses: [IPAddress], _ port: Int, _ authorities: Authorities
  ) async -> STSState {
    var last = STSFault.lookup
    for address in addresses {
      switch await fetch(place, address, port, authorities) {
      case .success(let octets): return STSPolicy.state(of: octets, id: place.id)
      case .failure(.unreachable(let failure)): last = .unreachable(failure)
      case .failure(let fault): return .unusable(fault)
      }
    }
    return .unusable(last)
  }

  private func fetch(
    _ place: PolicyPlace, _ address: IPAddress, _ port: Int, _ authorities: Authorities
  ) async -> Result<[UInt8], STSFault> {
    let connection: Connection
    switch await connect(address.description, port) {
    case .success(let made): connection = made
    case .failure(let failure): return .failure(.unreachable(Self.meaning(failure)))
    }
    defer { connection.close() }
    var wanted = TLSClientOptions(serverName: place.host.text)
    wanted.authorities = authorities
    do { try connection.secure(TLSContext(client: wanted)) } catch {
      return .failure(.unreachable(.other(ForeignText("\(error)"))))
    }
    return await converse(place.host, over: connection)
  }

  private func converse(_ host: DomainName, over connection: Connection) async -> Result<[UInt8], STSFault> {
    let alarm = Alarm(connection: connection)
    let end = ContinuousClock.now + .seconds(Self.patience)
    var answer = HTTPAnswer(bodyLimit: STSPolicy.octetLimit)
    var isSecured = false
    do throws(HTTPAnswer.Fault) {
      while !answer.isComplete {
        let left = (end - ContinuousClock.now).milliseconds / 1e3
        switch await alarm.next(within: max(0, min(left, options.reply))) {
        case nil: return .failure(.unreachable(.silent(seconds: options.reply)))
        case .secured(let facts)?:
          if case .failed(let reasons) = facts.verification { return .failure(.certificate(reasons)) }
          isSecured = true
          _ = connection.enqueue(Self.request(host))
        case .insecure(let failure)?: return .failure(.unreachable(.tls(failure)))
        // What came in plaintext is nobody's policy.
        case .bytes(let octets)? where !isSecured: return .failure(.unreachable(.injected(octets: octets.count)))
        case .bytes(let octets)?: try answer.receive(octets)
        case .end?, .truncated?, .failed?:
          guard answer.status > 0 else { return .failure(.unreachable(.lost)) }
          try answer.finish()
        }
      }
    } catch {
      switch error {
      case .notHTTP(let text): return .failure(.notHTTP(text))
      case .tooLarge: return .failure(.tooLarge)
      case .cutOff: return .failure(.unreachable(.lost))
      }
    }
    switch answer.status {
    case 200: return .success(answer.body)
    case 300..<400: return .failure(.redirect(to: answer.location))
    default: return .failure(.status(answer.status))
    }
  }

  private static func request(_ host: DomainName) -> [UInt8] {
    let lines = [
      "GET /.well-known/mta-sts.txt HTTP/1.1", "Host: \(host)", "User-Agent: smtp-tutor", "Accept: text/plain",
      "Connection: close", "", "",
    ]
    return Array(lines.joined(separator: "\r\n").utf8)
  }
}
