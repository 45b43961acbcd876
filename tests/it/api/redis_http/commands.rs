//! Commands, by word and by line.

use api_defs::redis_http::{
    Command, CommandLine, Key, ListKey, Reply, create_list, get_string, send_command, send_command_line,
};
use http::StatusCode;
use platform_double::Fault;

use super::{database, stage};
use crate::api::stage::Stage;

pub(super) async fn all(stage: &Stage) {
    words(stage).await;
    lines(stage).await;
}

#[tokio::test]
async fn a_command_answers_nothing_numbers_texts_and_lists() {
    words(&stage()).await;
}

fn text(text: &str) -> Reply {
    Reply::Text(text.to_owned())
}

async fn words(stage: &Stage) {
    let database = database();
    let run = |command: Command| {
        let answer = stage.send(send_command(&database.with(command)));
        async { answer.await.result }
    };
    assert_eq!(run(Command::new("GET").arg("greeting")).await, Reply::Nil);
    assert_eq!(run(Command::new("SET").args(["greeting", "a \"b\"\n"])).await, text("OK"));
    assert_eq!(run(Command::new("get").arg("greeting")).await, text("a \"b\"\n"));
    assert_eq!(stage.send(get_string(&database.with(Key::new("greeting")))).await.value, "a \"b\"\n");
    assert_eq!(run(Command::new("INCR").arg("visits")).await, Reply::Number(1.into()));
    stage.send(create_list(&database.with(ListKey::new("jobs", ["a", "b"])))).await;
    assert_eq!(
        run(Command::new("LRANGE").args(["jobs", "0", "-1"])).await,
        Reply::List(vec![text("a"), text("b")])
    );
    let scanned = run(Command::new("SCAN").arg("0")).await;
    let keys = ["greeting", "jobs", "visits"].map(text).to_vec();
    assert_eq!(scanned, Reply::List(vec![text("0"), Reply::List(keys)]));
    assert_eq!(run(Command::new("DEL").args(["greeting", "none"])).await, Reply::Number(1.into()));

    for (command, message) in [
        (Command::new("FLY"), "ERR unknown command 'FLY'"),
        (Command::new("GET"), "ERR wrong number of arguments for 'get' command"),
        (Command::new("INCR").arg("jobs"), "WRONGTYPE"),
    ] {
        let error = stage.fail(send_command(&database.with(command))).await;
        assert_eq!((error.status(), error.code()), (Some(StatusCode::BAD_REQUEST), Some("4000")));
        assert!(error.api().unwrap().message().unwrap().starts_with(message), "{error}");
    }
    // A command may count.
    stage.platform.script(Fault::status(503).header("retry-after", "0").on("POST", "/command"));
    assert_eq!(stage.fail(send_command(&database.with(Command::new("PING")))).await.attempts(), 1);
}

#[tokio::test]
async fn a_command_line_prints_what_the_database_says() {
    lines(&stage()).await;
}

async fn lines(stage: &Stage) {
    let database = database();
    let run = |line| {
        let answer = stage.send(send_command_line(&database.with(CommandLine::new(line))));
        async {
            let answer = answer.await;
            (answer.success, answer.result)
        }
    };
    let printed = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    assert_eq!(run("FLUSHALL").await, (true, printed(&["OK"])));
    assert_eq!(run(r#"SET "my key" 'it is "so"'"#).await, (true, printed(&["OK"])));
    assert_eq!(run(r#"GET "my key""#).await, (true, printed(&[r#""it is \"so\"""#])));
    assert_eq!(run("KEYS *").await, (true, printed(&["1) \"my key\""])));
    assert_eq!(run("DBSIZE").await, (true, printed(&["(integer) 1"])));
    assert_eq!(run("GET none").await, (true, printed(&["(nil)"])));
    assert_eq!(run("FLY away").await, (false, printed(&["ERR unknown command 'FLY'"])));
    assert_eq!(run("GET \"open").await, (false, printed(&["ERR Invalid argument(s)"])));
    let error = stage.fail(send_command_line(&database.with(CommandLine::new("")))).await;
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
}
