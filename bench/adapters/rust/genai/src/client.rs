//! The client, with a resolver: the documented way to another address.
use genai::{
    Client, ModelIden, ServiceTarget,
    adapter::AdapterKind,
    resolver::{AuthData, Endpoint, Error, ServiceTargetResolver},
};
use kit::{Failure, Llm};

pub fn client(llm: &Llm) -> Result<Client, Failure> {
    let endpoint = Endpoint::from_owned(format!("{}/", llm.base_url)); // The slash is needed.
    let auth = AuthData::from_single(llm.api_key.as_str());
    let resolver = ServiceTargetResolver::from_resolver_fn(
        move |target: ServiceTarget| -> Result<ServiceTarget, Error> {
            Ok(ServiceTarget {
                endpoint: endpoint.clone(),
                auth: auth.clone(),
                model: ModelIden::new(AdapterKind::OpenAI, target.model.model_name),
            })
        },
    );
    let client = Client::builder().with_service_target_resolver(resolver);
    client.build().map_err(Failure::framework)
}
