extension Phrases {
  /// About the address the message comes from.
  static let host = [
    Phrases(
      .serverFault, by: "Spamhaus; URIBL",
      """
      open resolver + error / spamhaus / query / public / returnc
      query refused / excessive number of queries / too many queries
      """),
    Phrases(
      .ipReputation, by: "Outlook.com; Hornetsecurity; Gmail",
      """
      insufficient reputation
      due to ip reputation / spam ip rejected / reputation of the sending ip / ip reputation
      """),
    Phrases(
      .ptr, by: "many",
      """
      fix / check / correct / configure / set up > reverse dns / reverse lookup / rdns / ptr$
      """),
    Phrases(
      .ptr, by: "Gmail; Postfix; Comcast; GMX",
      except: """
        relaying / source hostname / unverified / domain of sender / reverse path / sender domain / sender address / \
          return path
        """,
      """
      ptr$ / ptrs / reverse dns / rdns / rdn / fcrdns / revdns / in addr arpa / ipv6 sending guidelines
      reverse + dns / hostname / host / lookup / name / ip / record / mapping / resolution / domain name / entry / \
        delegation / address
      find / resolve / determine / verify / look up / lookup + your hostname / your host name / your ip / your \
        address / client hostname / client host name / your name / name for / your domain name / hostname for except you verify / must verify / please verify
      forward dns / forward confirmed / forward lookup / paranoid
      host cant be resolved
      unverifiable / unverifyable > ip / ips / host / hosts / client / hostname
      ip / ip address / your host / your server / sending host / connecting host > must resolve / cant be resolved / \
        cannot be resolved / could not be resolved / does not resolve / not resolvable / unresolvable
      servers without a valid
      no dns a
      dns / host name / hostname / hostnames / a record / resolve + ip / ip address / your address / client / \
        address / server / connecting host / connecting server / your host + no$ / not / without / missing / \
        doesnt / does not / mismatch / invalid / fail / failed / unresolvable / must / cannot / proper / generic / \
        lacks / needs except dnsbl / list / blacklist / blocklist / sender / recipient / helo / ehlo / spf / \
        dynamic / blocked using / mx / listed / envelope / from / authorized / domain may not
      possibly forged
      failure in dns / dns look up / forged hostname / possibly forged / no dns a / dns lookup of your / ip name \
        lookup / name lookup + ip / your / client
      generic + rdns / hostname / reverse / host name / ptr
      servers without + domain
      rückwärts / ruckwarts / résolution inverse / resolution inverse / dns inverse / inverso / inversa / reverse \
        dns / обратн / 反向 / 反解 / 逆引き
      """),
    Phrases(
      .ptr, at: [.connect, .helo, .ehlo], by: "many",
      except: """
        dnsbl / rbl / blacklist / blocklist / list / helo / ehlo
        """,
      """
      domain / hostname / name > mismatch / mismatches > client ip / ip address / your ip
      dns lookup / dns look up / address lookup / host lookup / hostname lookup > fail / failed / failure / failing
      """),
    Phrases(
      .ipBlocklist, by: "T-Online",
      """
      problem occurred > ask your postmaster
      """),
    Phrases(
      .ipBlocklist, by: "Outlook.com; qmail-ldap; sendmail; many",
      except: """
        reputation / temporar / spf / ptr / reverse / recipient / too many / rate / unsolicited
        """,
      """
      not currently accepting / not accepting / no longer accepting / no longer accept / will not accept > mail / email \
        / messages / connections > your ip / your host / your server / your network / this ip
      your mailserver / your mail server / your server / your host / your ip > is rejected / is refused / is denied
      no access from > mail server / mailserver / server / host / ip$ / network / address
      """),
    Phrases(
      .helo, by: "Postfix; Exim; Gmail; Exchange",
      except: """
        reverse / ptr / first / required / polite / send helo / send ehlo / say / dmarc / dkim / issue / before / \
          need helo / need ehlo / nice
        """,
      """
      helo / ehlo / hello + bad / rejected / invalid / denied / error / argument / domain / name / hostname / host \
        / string / greeting / fqdn / resolve / match / qualified / forged / fake / spoof / impersonat / mismatch / \
        syntax / reject / refused / not / own / your / blocked / mandatory / ip
      pfhelo
      helohost / heloip / invisible customers
      source hostname except ip
      fully qualified + hostname / host name / domain name except sender / recipient / address rejected
      """),
    Phrases(
      .helo, at: [.helo, .ehlo], by: "sendmail; Exchange; Dovecot; Exim; many",
      """
      syntactically
      invalid / bad / required / malformed / numeric / not / needs / requires + domain / hostname / name / \
        argument / host / address / hostnames
      access denied / rejected / denied except listed / ip / list
      claim / claimed / claims / claiming / pretend / impersonat / forged / fake / bogus / spoofed / you are not / \
        youre not / believe you / not localhost / is my / is our / my own / our own / my name / my address
      """),
    Phrases(
      .helo, by: "clamav-milter; Postfix, check_helo_access; many",
      """
      claimed to be me / claim to be me / claiming to be me / pretend to be me / pretending to be me / you are not me \
        / youre not me / using my name / using my ip / my own name / my own ip
      """),
    Phrases(
      .domainBlocklist, by: "Spamhaus; Orange; Exchange Online",
      except: """
        verification failed for / url / may be blacklisted
        """,
      """
      domain / sender domain / mailfrom / from domain / hostname / sender address > listed / blocked using / \
        blacklisted / blocklisted / black listed / blacklist / blocklist / block list / black list except client \
        host / your ip / the ip / ip address / url / users blacklist / recipient / customer / link / personal / \
        connecting / organization / by the user / user / domains blacklist
      helo domain / mailfrom domain / sender domain / from domain + spamhaus / listed / dbl
      """),
    Phrases(
      .recipientPolicy, by: "Mimecast; Exchange Online; NetEase; many",
      except: """
        your ip / ip address / the ip / client host / dnsbl / rbl$ / rbls / listed at / reputation / spamhaus / your \
          domain / domain has been / this ip / public / mail server / your address + connection
        """,
      """
      sender / user / recipient / recipients / users / personal / customer / private / local / admin / mailbox / \
        address / from address + blacklist / blacklisted / blocklist / blocklisted / block list / blocked senders \
        / black list / blocked list / denylist / sender blocked except dns / by list
      blocked > by recipient / by user / by the user / by the recipient / by customer / by administrator / by \
        owner / by domain owner / by organization
      local policy violation / user entry / user domain entry
      sender is on > blacklist
      ers customized / customized block
      """),
    Phrases(
      .ipBlocklist, digit: 5, at: [.connect], by: "Exim, host_reject_connection; GMX",
      except: """
        ptr / dns / busy / temporar / load / maintenance
        """,
      """
      smtp service not available / no smtp service / policy restrictions
      """),
    Phrases(
      .helo, by: "cPanel",
      """
      blacklisted helo / helo blacklisted / helo is blacklisted / helo > blacklisted / blocked / banned
      """),
    Phrases(
      .ipBlocklist, by: "DNS block lists; many",
      except: """
        mailbox full / your account / url / content / attachment / extension / file type / link / recipient is / by recipient \
          / may be blacklisted
        """,
      """
      dnsbl / rbl / rbls / block list / blocklist / blocklisted / block listed / blacklist / blacklisted / black \
        list / black listed / blackhole / blackholed / blackholes / denylist / deny list / dnsrbl / bl$ / xbl / \
        pbl / sbl / css$ / cbl / dul$ / drop list
      listed > at$ / on$ / in$ / by$ / as$ / is$ / dns / ip / your / see / host / address / client except \
        directory / not listed / in the users
      found on one / found in one / found in a / found on + dns / list / lists / more
      ip / ips / your ip / sending ip / ip address / ip addresses / network / netblock / subnet / ip range > \
        banned / blocked / barred / rejected / refused / denied / bad / black / blackballed except network not \
        allowed / detected as spam /
      banned / blocked / barred / refused / bad / black / spam > ip / ips / sending ip / ip address / ip addresses \
        / netblock except reputation / recipient / sender address / user / domain / mx / messages deferred / ip \
        not / account / rate / too many / limit / relay / ptr / reverse / dns / permitted
      blocked using / is blocked using / blocked by list / ip reject / ip blocked
      dynamic / dialup / dial up / dial in / residential / home user / end user / consumer / dsl$ / adsl / cable \
        modem / dhcp + ip / ips / address / addresses / host / hosts / range / pool / space / client / network / \
        hostname / connection / connections / not allowed / transient / customers / user / reject / block
      dynamic ip / dynamically assigned / dialup / dial up / mailgateway
      not authorized to send email directly / directly to our servers / directly from / send directly / direct to \
        mx / smarthost / use your isp / use your providers / isps mail server / isps server / providers mail \
        server
      unauthorized interface / blocked by ldap / mail refused / spamming issues / client identity is listed
      spam source / spam sources / source of spam / spammer / spammers / spam host / spam network / spamhaus / \
        spam sending / known spam source / known spammer / sends spam / sending spam / spam block / blocked for \
        spam / block for spam / spamming / open proxy except send spam mail
      open relay + listed / test / proxy / your / detected / server
      blocked for abuse
      access forbidden by your ip / from this range / ip blocked / this ip has been
      not allowed to send us
      ip > contact your isp
      use / through / via > smtp server / mail server / mailserver / mail relay / smtp relay / outgoing server > your \
        isp / your provider / your service provider / your internet
      pfclient > spam / spammer / spamming / abusive except forged / throttled / too much
      чёрные списки / черные списки
      refused > abuse
      blocked due to > spam / abuse / complaint
      smtp service + black / block
      denyip
      host / client / server / connection / network / you are / you have been / youve been > blocked / banned / \
        blacklisted / firewalled except messages / temporarily / country / content / file / sending / account / \
        rate
      sperrliste / gesperrt + ip / adresse / absender ip
      liste noire / lista negra / lista nera / lista de bloque / zwarte lijst / czarnej liście / czarna list / \
        чёрн / черн / черный список / чорн / svarta list / svartlist / svarteliste / sortliste / mustalla listalla / \
        černé listin / kara liste / feketelist / 黑名单 / 黑名單 / ブラックリスト / 블랙리스트
      ip / адрес / ip地址 + gesperrt / bloqu / bloqué / bloccat / zablokowan / заблокирован / 拦截 / 被拒 / 禁止 / 封
      """),
    Phrases(
      .ipReputation, by: "Yahoo; Cisco; Gmail; Outlook.com; T-Online",
      except: """
        content / url / links / recipient / attachment
        """,
      """
      reputation
      temporarily / permanently + deferred except content / greylist / mailbox / authentic
      will be permanently / traffic not accepted from this ip / spam statistics
      too many / too much / excessive / unusual / high / unsolicited + spam / spams / complaints / unsolicited / \
        unknown recipients / bounces + ip / your / host / server / network / from / you / netblock / open relay
      unsolicited + ip / netblock / your network / your host
      your access + submit / mail system / denied / rejected
      throttled + spam / reputation / ip
      connection denied / was deferred / policy violations / connection rejected by policy / zodiac / sender \
        filtering / mail from ip not allowed / suspected + host / ip
      abus detect / abuse detect
      access denied please try again later / try again later closing connection
      not trusted / untrusted / suspicious / abusive / bad behavior / bad behaviour / abuse from + ip / host / \
        server / network / client / mta / traffic / connection / sender
      unexpected volume / user complaints / complaints
      spam / abuse + from your / activity + ip / host / server / network
      do not accept mail / dont accept mail / no mail / not accept mail / refuse mail / refused + from your ip / \
        from your network / from your host / from your server / your mail server
      """),
    Phrases(
      .ipReputation, digit: 4, by: "GMX; many",
      """
      policy violations / policy violation except content / local policy
      block temporarily
      """),
    Phrases(
      .ipReputation, code: 553, by: "Yahoo",
      """
      mail from + not allowed
      """),
    // A server that is down says 4yz; a 5yz before any command refuses the host.
    Phrases(
      .ipBlocklist, digit: 5, at: [.connect], by: "Cloudmark; Postfix",
      """
      service / server / smtp + not available / unavailable
      """),
  ]
}
