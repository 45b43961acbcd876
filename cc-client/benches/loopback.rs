//! A call over loopback, beside bare reqwest with its header made beforehand.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};

use cc_client::oauth1::Keys;
use cc_client::{Client, endpoint};
use http::header::{ACCEPT, AUTHORIZATION};
use serde::Deserialize;

use crate::by_hand;
use crate::measure::{Clock, compare, heading};

#[derive(Deserialize)]
struct Variable {
    #[allow(dead_code)]
    name: String,
    #[allow(dead_code)]
    value: String,
}

#[endpoint(GET "/v2/organisations/<id>/applications/<appId>/env")]
fn get_env(id: String, app_id: String) -> Vec<Variable>;

pub(crate) fn run() {
    heading("GET of 20 variables over loopback, decoded; CPU time of the client's thread");
    let address = serve();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();

    let url = format!("http://{address}/v2/organisations/orga_x/applications/app_x/env");
    let authorization = by_hand::authorization();
    let reqwest = reqwest::Client::new();
    let bare = || {
        let answer = runtime.block_on(async {
            let request = reqwest.get(&url).header(ACCEPT, "application/json");
            let response = request.header(AUTHORIZATION, authorization.clone()).send().await?;
            response.error_for_status()?.bytes().await
        });
        let text = answer.unwrap();
        let text = std::str::from_utf8(&text).unwrap();
        assert_eq!(serde_json::from_str::<Vec<Variable>>(text).unwrap().len(), 20);
    };

    let client = Client::builder()
        .credentials(Keys::new("consumer", "secret", "token", "secret"))
        .base_url(&format!("http://{address}"))
        .build()
        .unwrap();
    let ours = || {
        let answer = runtime.block_on(get_env("orga_x", "app_x").send(&client));
        assert_eq!(answer.unwrap().len(), 20);
    };
    compare(("bare reqwest", bare), ("cc-client, PLAINTEXT", ours), 2_000, Clock::ThreadCpu);
}

/// A server that allocates nothing once a connection is open, so that what is counted is the
/// client's.
fn serve() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for connection in listener.incoming() {
            std::thread::spawn(|| answer(connection.unwrap()));
        }
    });
    address
}

fn answer(mut connection: TcpStream) {
    connection.set_nodelay(true).unwrap();
    let variables: Vec<_> =
        (0..20).map(|n| format!(r#"{{"name":"VARIABLE_{n}","value":"value {n}"}}"#)).collect();
    let body = format!("[{}]", variables.join(","));
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length:";
    let response = format!("{head} {}\r\n\r\n{body}", body.len());
    let mut buffer = [0; 4096];
    let mut filled = 0;
    while let Ok(read) = connection.read(&mut buffer[filled..]) {
        filled += read;
        if read == 0 {
            return;
        }
        if buffer[..filled].ends_with(b"\r\n\r\n") {
            filled = 0;
            if connection.write_all(response.as_bytes()).is_err() {
                return;
            }
        }
    }
}
