#!/usr/bin/env bash
# Makes toss_signature.json: a CA as Toss has one, its roots and users, and what OpenSSL signs with their certificates. The keys
# go with the folder that they are made in.
set -euo pipefail
out="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/toss_signature.json"
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT

tx=0b4b5c1e-5d3f-4a53-9d0c-6a3f1d2e7c48
viva='/C=KR/O=Viva Republica Test/OU=Toss Cert'
person="$viva/UID=000000000000000000000001/CN=김본인"
policy='certificatePolicies=critical,1.2.410.200098.5.1.1.1.3'
user="basicConstraints=CA:FALSE|keyUsage=critical,digitalSignature,nonRepudiation|$policy|subjectKeyIdentifier=hash"
ca='basicConstraints=critical,CA:TRUE|keyUsage=critical,keyCertSign,cRLSign|subjectKeyIdentifier=hash'

# certificate NAME ISSUER SUBJECT EXTENSIONS [DAYS] [SERIAL] [KEY] [DIGEST]; an issuer of its own name makes a root.
certificate() {
  local name=$1 issuer=$2 subject=$3 days=${5:-1095} serial=${6:-$RANDOM$RANDOM} key=${7:-rsa:2048} digest=${8:-sha256}
  tr '|' '\n' <<<"$4" >"$name.ext"
  if [ ! -e "$name.key" ]; then
    case $key in
      rsa:*) openssl genpkey -quiet -algorithm RSA -pkeyopt "rsa_keygen_bits:${key#rsa:}" -out "$name.key" ;;
      ec) openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$name.key" ;;
    esac
  fi
  openssl req -new -utf8 -key "$name.key" -subj "$subject" -out "$name.csr"
  local by=(-CA "$issuer.pem" -CAkey "$issuer.key")
  [ "$issuer" = "$name" ] && by=(-signkey "$name.key")
  openssl x509 -req -in "$name.csr" "${by[@]}" -set_serial "$serial" -days "$days" -"$digest" -extfile "$name.ext" \
    -out "$name.pem" 2>/dev/null
}

# sign NAME CONTENT OPTIONS...
sign() {
  local name=$1 content=$2
  shift 2
  printf '%s' "$content" | openssl cms -sign -binary -nosmimecap -outform DER -md sha256 "$@" | base64 -w0 >"$name.signature"
}

with() { echo -signer "$1.pem" -inkey "$1.key" -nodetach; }

certificate root root "$viva/CN=Test Root CA1" "$ca" 10950 1
certificate ca1 root "$viva/CN=Test CA1" "${ca/CA:TRUE/CA:TRUE,pathlen:0}" 7300 2
certificate user ca1 "$person" "$user" 1095 1001
certificate second ca1 "$viva/CN=이본인" "$user"
certificate direct root "$person" "$user"
certificate short root "$viva/CN=Short CA" "$ca" 365
certificate shortUser short "$person" "$user"
# The same names, made by someone else; and the user's name and number on another key.
certificate otherRoot otherRoot "$viva/CN=Test Root CA1" "$ca" 10950 1
certificate otherCa1 otherRoot "$viva/CN=Test CA1" "$ca" 7300 2
certificate twin otherCa1 "$person" "$user" 1095 1001
# What must not make certificates, or must not sign.
certificate byUser user "$person" "$user"
certificate belowCa1 ca1 "$viva/CN=Below CA1" "$ca"
certificate tooDeep belowCa1 "$person" "$user"
certificate noSign root "$viva/CN=No Sign CA" "${ca/keyCertSign,/}"
certificate byNoSign noSign "$person" "$user"
certificate encrypting ca1 "$person" "${user/digitalSignature,nonRepudiation/keyEncipherment}"
certificate critical ca1 "$person" "$user|1.2.3.4=critical,ASN1:NULL"
certificate constrained root "$viva/CN=Constrained CA" "$ca|nameConstraints=critical,permitted;DNS:example.com"
certificate byConstrained constrained "$person" "$user"
certificate falseCa root "$viva/CN=False CA" "${ca/CA:TRUE/CA:FALSE}"
certificate byFalseCa falseCa "$person" "$user"
certificate signingCa root "$person" "${ca/keyCertSign/keyCertSign,digitalSignature}"
certificate limited limited "$viva/CN=Limited Root" "${ca/CA:TRUE/CA:TRUE,pathlen:1}" 10950
certificate first limited "$viva/CN=First CA" "$ca"
certificate below first "$viva/CN=Below CA" "$ca"
certificate byBelow below "$person" "$user"
certificate shortRoot shortRoot "$viva/CN=Short Root" "$ca" 365
certificate byShortRoot shortRoot "$person" "$user"
# The key of one CA under the name of another.
cp ca1.key alias.key
certificate alias root "$viva/CN=Alias of CA1" "$ca"
certificate byAlias alias "$person" "$user"
certificate sha512 ca1 "$person" "$user" 1095 1002 rsa:2048 sha512
certificate weak ca1 "$person" "$user" 1095 1003 rsa:1024
certificate curve ca1 "$person" "$user" 1095 1004 ec

content='{"txId":"'$tx'","partnerCode":"TEST","serviceType":"SIGN_USER_AUTH","identifier":"1","userIdentifier":"1","requestTs":"2026-11-22T09:00:00+09:00"}'
# Good.
sign alone "$content" $(with user)
sign withIntermediate "$content" $(with user) -certfile ca1.pem
sign withAll "$content" $(with user) -certfile <(cat root.pem ca1.pem)
sign byKeyId "$content" $(with user) -keyid
sign otherContentType "$content" $(with user) -econtent_type 1.2.410.200098.1
sign byRoot "$content" $(with direct)
# Intact, but of something else.
sign otherTransaction "${content/0b4b/0b4c}" $(with user)
sign noTransaction '{"partnerCode":"TEST"}' $(with user)
sign numericTransaction '{"txId":1}' $(with user)
sign twoTransactions "{\"txId\":\"$tx\",\"txId\":\"$tx\"}" $(with user)
sign noJson "$tx" $(with user)
# Not intact, or not in a form that is taken.
sign detached "$content" -signer user.pem -inkey user.key
sign twoSigners "$content" $(with user) -signer second.pem -inkey second.key
sign noCertificate "$content" $(with user) -nocerts
sign wrongCertificate "$content" $(with user) -nocerts -certfile second.pem
sign twinCertificate "$content" $(with user) -nocerts -certfile twin.pem
sign noAttributes "$content" $(with user) -noattr
sign indefinite "$content" $(with user) -stream
# Kinds of signature that are not checked.
sign sha1 "$content" $(with user) -md sha1
sign sha512Digest "$content" $(with user) -md sha512
sign pss "$content" $(with user) -keyopt rsa_padding_mode:pss
sign weakKey "$content" $(with weak)
sign ecdsa "$content" $(with curve)
# Intact, but not by someone to be trusted.
sign shortCa "$content" $(with shortUser) -certfile short.pem
sign otherRoot "$content" $(with twin) -certfile <(cat otherCa1.pem otherRoot.pem)
sign byUser "$content" $(with byUser) -certfile <(cat user.pem ca1.pem)
sign tooDeep "$content" $(with tooDeep) -certfile <(cat belowCa1.pem ca1.pem)
sign noSignCa "$content" $(with byNoSign) -certfile noSign.pem
sign encrypting "$content" $(with encrypting) -certfile ca1.pem
sign criticalExtension "$content" $(with critical) -certfile ca1.pem
sign constrainedCa "$content" $(with byConstrained) -certfile constrained.pem
sign sha512Certificate "$content" $(with sha512) -certfile ca1.pem
sign byCa "$content" $(with signingCa)
sign falseCa "$content" $(with byFalseCa) -certfile falseCa.pem
sign limited "$content" $(with byBelow) -certfile <(cat below.pem first.pem)
sign shortRoot "$content" $(with byShortRoot)
sign otherIssuer "$content" $(with byAlias) -certfile ca1.pem

for signature in *.signature; do
  jq -n --arg name "${signature%.*}" --rawfile value "$signature" '{($name): $value}'
done | jq -s --arg tx "$tx" --arg cn 김본인 --argjson at "$(date +%s)" \
  --rawfile root root.pem --rawfile ca1 ca1.pem --rawfile otherRoot otherRoot.pem --rawfile user user.pem --rawfile limited limited.pem \
  --rawfile shortRoot shortRoot.pem --rawfile curveKey curve.pem \
  '{txId: $tx, cn: $cn, madeAt: ($at * 1000), certificates: {$root, $ca1, $otherRoot, $user, $limited, $shortRoot, $curveKey}, signatures: add}' >"$out"
