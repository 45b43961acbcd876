//! Applications, and who pays for them.

use api_defs::util::application::{Branches, branches};
use api_defs::util::application_status::ApplicationStatus;
use api_defs::util::payment::{Account, PaymentProblem, check_all};
use api_defs::v2::application::{ApplicationState, DeploymentState, InstanceState};
use api_defs::v2::organisation::PaymentMethod;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::{Answer, Function};

pub(crate) const FUNCTIONS: &[Function] = &[
    Function {
        name: "getApplicationStatus",
        form: "(application, [deployment], [instance]) -> text",
        run: status,
    },
    Function {
        name: "getBranches",
        form: "(application) -> [branch], or null where they have to be read",
        run: |arguments| {
            let application: Application = arguments.get(0)?;
            let link = application.oauth_app.and_then(|link| link.kind);
            Ok(match branches(link.as_deref()) {
                Branches::Known(branches) => json!(branches),
                Branches::ToBeRead => Value::Null,
            })
        },
    },
    Function {
        name: "checkPayment",
        form: "({ isTrusted, cleverEnterprise, paymentMethods }) -> 1, 2, 3, or null",
        run: |arguments| Ok(json!(arguments.get::<Payer>(0)?.account()?.check().map(PaymentProblem::code))),
    },
    Function { name: "checkPayments", form: "(personal, [organisation]) -> [{ type, orga }]", run: payments },
];

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Application {
    state: Option<ApplicationState>,
    homogeneous: Option<bool>,
    oauth_app: Option<OauthApp>,
}

#[derive(Deserialize)]
struct OauthApp {
    #[serde(rename = "type")]
    kind: Option<String>,
}

#[derive(Deserialize)]
struct Deployment {
    state: Option<DeploymentState>,
}

#[derive(Deserialize)]
struct Instance {
    state: Option<InstanceState>,
}

/// By what it depends on, so that what is given needs no more than that.
fn status(arguments: &Arguments<'_>) -> Answer {
    let application: Application = arguments.get(0)?;
    let deployments: Vec<Deployment> = arguments.get_or_default(1)?;
    let instances: Vec<Instance> = arguments.get_or_default(2)?;
    let status = ApplicationStatus::new(
        application.state.as_ref(),
        application.homogeneous.unwrap_or_default(),
        deployments.first().and_then(|deployment| deployment.state.as_ref()),
        instances.iter().any(|instance| instance.state == Some(InstanceState::Up)),
    );
    Ok(status.as_str().into())
}

/// An owner, with the ways to pay.
#[derive(Deserialize)]
#[serde(from = "Value")]
struct Payer {
    whole: Value,
    methods: Result<Vec<PaymentMethod>, String>,
}

impl From<Value> for Payer {
    fn from(whole: Value) -> Self {
        let mut methods = whole["paymentMethods"].clone();
        for method in methods.as_array_mut().into_iter().flatten() {
            // What names it does not matter here.
            if let Some(method) = method.as_object_mut() {
                method.entry("token").or_insert_with(|| "".into());
            }
        }
        let methods = serde_json::from_value::<Option<Vec<_>>>(methods);
        let methods =
            methods.map(Option::unwrap_or_default).map_err(|error| format!("paymentMethods: {error}"));
        Self { whole, methods }
    }
}

impl Payer {
    fn account(&self) -> Result<Account<'_, &Value>, String> {
        let methods = self.methods.as_ref().map_err(Clone::clone)?;
        let is = |name| self.whole[name].as_bool().unwrap_or_default();
        Ok(Account::new(&self.whole, is("isTrusted"), is("cleverEnterprise"), methods))
    }
}

fn payments(arguments: &Arguments<'_>) -> Answer {
    let personal: Payer = arguments.get(0)?;
    let organisations: Vec<Payer> = arguments.get_or_default(1)?;
    let organisations = organisations.iter().map(Payer::account).collect::<Result<Vec<_>, _>>()?;
    let problems = check_all(personal.account()?, organisations);
    Ok(problems.into_iter().map(|(orga, problem)| json!({ "type": problem.code(), "orga": orga })).collect())
}
