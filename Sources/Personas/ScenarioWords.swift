extension Scenario {
  /// What one sees.
  package var words: String {
    switch self {
    case .expired: "the certificate was valid until yesterday"
    case .notYetValid: "the certificate is valid from tomorrow"
    case .wrongName: "the certificate is for another server"
    case .selfSigned: "the certificate is signed with its own key"
    case .unknownAuthority: "an unknown authority signed the certificate"
    case .missingIntermediate: "the intermediate certificate is not sent"
    case .noSTARTTLS: "STARTTLS is neither listed nor accepted"
    case .tlsUnavailable: "STARTTLS is listed, but answered with 454"
    case .stripped: "something along the path overwrites STARTTLS"
    case .loginAfterTLS: "AUTH is listed and accepted inside TLS only"
    case .wrongPassword: "every password is refused: 535"
    }
  }
}

extension ScenarioSet.Mistake {
  /// What is wrong with the names that were given, as a sentence.
  package var words: String {
    switch self {
    case .unknown(let name):
      "There is no scenario \"\(name.prefix(40))\". There are: "
        + Scenario.allCases.map(\.rawValue).joined(separator: ", ") + "."
    case .excluded(let one, let other):
      "\(one.rawValue) and \(other.rawValue) cannot be used together: both change \(one.subject.words)."
    }
  }
}

extension Scenario.Subject {
  fileprivate var words: String {
    switch self {
    case .certificate: "the certificate"
    case .startTLS: "STARTTLS"
    case .offerOfLogin: "the offer to log in"
    case .password: "the password"
    }
  }
}
